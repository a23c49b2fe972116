package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.ratelimit.QuotaCharge;
import dev.identitycheck.ratelimit.RateLimitDecision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The contents of the code page, and the permit to send a message now.
 *
 * @param route the contacts that the next code is sent to
 * @param book the contacts that a code may be sent to
 * @param permit the message to send now; empty if no message was requested or permitted
 * @param denied the limit that denied a requested text message; empty if no limit did
 * @param nextMessageAt when the next message may be sent
 * @param failuresLeft the attempts that remain
 * @param about the subject that a challenge is bound to, such as the purpose and the digest of an identity
 */
public record ChallengePrompt(
        DeliveryRoute route,
        ContactBook book,
        Optional<Permit> permit,
        Optional<RateLimitDecision.Denied> denied,
        Instant nextMessageAt,
        int failuresLeft,
        String about) {

    /**
     * A permit to send one message.
     *
     * @param messageId the id of the message in the account's log
     * @param contacts the contacts that the message is sent to
     * @param charges the charges that the rate limits have counted for the message
     */
    record Permit(String messageId, List<Contact> contacts, List<QuotaCharge> charges) {}

    /** Returns the channel to keep for the challenge: e-mail if a limit denied the text message. */
    DeliveryRoute.RequestedChannel chosen(DeliveryRoute.RequestedChannel requested) {
        return denied.isPresent() ? DeliveryRoute.RequestedChannel.EMAIL : requested;
    }

    /** Returns the same prompt without a resend interval, after a message that failed. */
    ChallengePrompt atOnce(Instant now) {
        return new ChallengePrompt(route, book, permit, denied, now, failuresLeft, about);
    }
}
