package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DeliveryStatusResource;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.WaitMessages;
import dev.identitycheck.page.WaitView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.services.resources.RealmsResource;

/**
 * Makes the view of the code page from the state of a challenge.
 *
 * @param definition the context and the policy of the challenge
 * @param now the current time
 */
record CodeViewFactory(ChallengeDefinition definition, Instant now) {

    CodeView of(ChallengePrompt prompt, ChallengeState challenge) {
        Optional<Instant> acceptedUntil = challenge.codes().acceptedUntil(now);
        return new CodeView(
                new CodeView.Subject(
                        definition.rules().purpose(),
                        definition.providerName(),
                        definition.context().user().getUsername()),
                new CodeView.Sent(
                        acceptedUntil.isPresent() ? destinations(prompt, challenge) : List.of(),
                        acceptedUntil.isPresent(),
                        challenge.underwaySince().isPresent() ? status(challenge) : "",
                        acceptedUntil.map(this::minutesUntil).orElse(1L)),
                new CodeView.Limits(
                        definition.rules().codes().length(), prompt.failuresLeft(), waits(prompt, challenge)),
                choices(prompt, challenge));
    }

    private CodeView.Waits waits(ChallengePrompt prompt, ChallengeState challenge) {
        WaitView.Factory waits = WaitView.Factory.of(
                definition.context().session(), definition.context().user(), now);
        WaitView message = waits.until(prompt.nextMessageAt());
        WaitView text = challenge
                .textLimit()
                .flatMap(ChallengeState.TextLimit::until)
                .filter(prompt.nextMessageAt()::isBefore)
                .map(waits::until)
                .orElse(message);
        return new CodeView.Waits(
                prompt.nextEntryAt().map(waits::until).orElse(WaitView.NONE),
                isByTextAlone(prompt) ? text : message,
                message,
                text);
    }

    // A text message for which no waiting helps is not offered.
    private CodeView.Choices choices(ChallengePrompt prompt, ChallengeState challenge) {
        boolean noTexts =
                challenge.textLimit().filter(limit -> limit.until().isEmpty()).isPresent();
        return new CodeView.Choices(
                !(noTexts && isByTextAlone(prompt)),
                prompt.route().canUseEmail(),
                prompt.route().canUseSms() && !noTexts,
                false);
    }

    private static boolean isByTextAlone(ChallengePrompt prompt) {
        return prompt.route().contacts().stream().allMatch(Contact.Phone.class::isInstance);
    }

    private String status(ChallengeState challenge) {
        return RealmsResource.realmBaseUrl(definition.context().uri())
                .path(ProviderIds.IDENTITY_CHECK)
                .path(DeliveryStatusResource.PATH)
                .path(challenge.messageId())
                .build(definition.context().realm().getName())
                .toString();
    }

    // The contacts of the newest code: the next code may be sent to other ones.
    private static List<CodeView.Destination> destinations(ChallengePrompt prompt, ChallengeState challenge) {
        Set<Channel> via = challenge.codes().newestChannels();
        return prompt.book().contacts().stream()
                .filter(c -> via.contains(Channel.of(c)))
                .map(c -> new CodeView.Destination(Channel.of(c).key(), c.masked()))
                .toList();
    }

    private long minutesUntil(Instant then) {
        return Math.max(1, WaitMessages.minutes(WaitMessages.seconds(then, now)));
    }
}
