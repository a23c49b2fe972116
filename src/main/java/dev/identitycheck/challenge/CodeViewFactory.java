package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DeliveryStatusResource;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.WaitMessages;
import dev.identitycheck.settings.IdentityCheckSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.services.resources.RealmsResource;

/**
 * How a challenge looks at one moment.
 *
 * @param matter what is asked
 * @param now the moment
 */
record CodeViewFactory(ChallengeDefinition matter, Instant now) {

    CodeView of(ChallengePrompt ask, ChallengeState challenge) {
        Optional<Instant> liveUntil = challenge.codes().liveUntil(now);
        return new CodeView(
                matter.rules().purpose(),
                matter.providerName(),
                matter.host().user().getUsername(),
                liveUntil.isPresent() ? destinations(ask, challenge) : List.of(),
                liveUntil.isPresent(),
                challenge.underwaySince().isPresent() ? status(challenge) : "",
                liveUntil.map(this::minutesUntil).orElse(1L),
                matter.rules().codes().length(),
                ask.failuresLeft(),
                WaitMessages.seconds(ask.nextMessageAt(), now),
                ask.route().canUseEmail(),
                ask.route().canUseSms(),
                false);
    }

    private String status(ChallengeState challenge) {
        return RealmsResource.realmBaseUrl(matter.host().uri())
                .path(IdentityCheckSettings.STEP)
                .path(DeliveryStatusResource.PATH)
                .path(challenge.messageId())
                .build(matter.host().realm().getName())
                .toString();
    }

    // Where the newest code went: the next one may go elsewhere.
    private static List<CodeView.Destination> destinations(ChallengePrompt ask, ChallengeState challenge) {
        String via = challenge.codes().newestVia();
        return ask.book().contacts().stream()
                .filter(c -> via.equals("both") || via.equals(CodeSender.via(List.of(c))))
                .map(c -> new CodeView.Destination(c instanceof Contact.Email ? "email" : "sms", c.masked()))
                .toList();
    }

    private long minutesUntil(Instant then) {
        return Math.max(1, WaitMessages.minutes(WaitMessages.seconds(then, now)));
    }
}
