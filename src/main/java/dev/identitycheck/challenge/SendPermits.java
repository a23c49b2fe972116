package dev.identitycheck.challenge;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.PhoneNumberParser;
import dev.identitycheck.keycloak.CodeKeys;
import dev.identitycheck.ratelimit.RateLimitDecision;
import dev.identitycheck.ratelimit.RateLimiter;
import dev.identitycheck.ratelimit.RequesterClass;
import dev.identitycheck.ratelimit.ResendPolicy;
import dev.identitycheck.ratelimit.SmsSendRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Leave to send messages: what the account has had lately, and what text messages may cost. Both are counted under the
 * account's lock, in one transaction.
 */
final class SendPermits {

    private final ChallengeDefinition matter;
    private final LockedAccount account;
    private final String about;
    private final ResendPolicy policy;

    SendPermits(ChallengeDefinition matter, LockedAccount account, String about) {
        this.matter = matter;
        this.account = account;
        this.about = about;
        this.policy = new ResendPolicy(matter.rules().codes().resendInterval());
    }

    /**
     * What was decided of one message.
     *
     * @param route where it goes, or would
     * @param ticket leave to send it
     * @param denied the limit that keeps a text message from going
     */
    record Issued(
            DeliveryRoute route, Optional<ChallengePrompt.Ticket> ticket, Optional<RateLimitDecision.Denied> denied) {

        static Issued none(DeliveryRoute route) {
            return new Issued(route, Optional.empty(), Optional.empty());
        }
    }

    /** When the account may be sent its next message about this. */
    Instant nextAt() {
        return policy.nextAt(account.messages(), about, matter.now());
    }

    /** Decides one message. Where no text message may go, e-mail stays available. */
    Issued issue(DeliveryRoute route, ContactBook book, DeliveryRoute.Wish wish) {
        String id = UUID.randomUUID().toString();
        if (!(policy.admit(account.messages(), id, about, matter.now()) instanceof ResendPolicy.Admission.Now now)) {
            return Issued.none(route);
        }
        RateLimitDecision claim =
                route.phone().map(phone -> claim(id, phone)).orElse(new RateLimitDecision.Granted(List.of()));
        if (claim instanceof RateLimitDecision.Granted granted) {
            account.store(now.log());
            return new Issued(
                    route,
                    Optional.of(new ChallengePrompt.Ticket(id, route.contacts(), granted.shares())),
                    Optional.empty());
        }
        Optional<RateLimitDecision.Denied> denied = Optional.of((RateLimitDecision.Denied) claim);
        DeliveryRoute byMail = DeliveryRoute.of(
                matter.rules().codes().channel(), new ContactBook(book.email(), Optional.empty()), wish);
        if (byMail.isEmpty()) {
            return new Issued(route, Optional.empty(), denied);
        }
        account.store(now.log());
        return new Issued(byMail, Optional.of(new ChallengePrompt.Ticket(id, byMail.contacts(), List.of())), denied);
    }

    private RateLimitDecision claim(String id, Contact.Phone phone) {
        SmsSendRequest request = new SmsSendRequest(
                id,
                account.realm().getId(),
                RequesterClass.of(matter.rules().purpose()),
                matter.userId(),
                about,
                phone.number(),
                PhoneNumberParser.countryOf(phone),
                matter.host().session().getContext().getConnection().getRemoteAddr());
        return RateLimiter.in(account.session())
                .claim(
                        request,
                        matter.rules().smsLimits(),
                        new CodeKeys(account.session(), account.realm()).subjects(),
                        matter.now());
    }
}
