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
 * What the page asks, and whether a message may go now.
 *
 * @param route where a code goes
 * @param book the contacts that a code may go to
 * @param ticket the message to send now, if one was wanted and may go
 * @param denied the limit that keeps a text message from going now, if one was wanted
 * @param nextMessageAt when the next message may go
 * @param failuresLeft attempts left
 * @param about the identity as the ledger writes it: what a challenge is bound to
 */
public record ChallengePrompt(
        DeliveryRoute route,
        ContactBook book,
        Optional<Ticket> ticket,
        Optional<RateLimitDecision.Denied> denied,
        Instant nextMessageAt,
        int failuresLeft,
        String about) {

    /**
     * Leave to send one message.
     *
     * @param messageId names the message in the account's log
     * @param contacts where it goes
     * @param shares what the limits have counted for it
     */
    record Ticket(String messageId, List<Contact> contacts, List<QuotaCharge> shares) {}

    /** The way that is chosen from now on: where no text message may go, e-mail. */
    DeliveryRoute.Wish chosen(DeliveryRoute.Wish wish) {
        return denied.isPresent() ? DeliveryRoute.Wish.EMAIL : wish;
    }

    /** The same, where a message that failed costs no interval. */
    ChallengePrompt atOnce(Instant now) {
        return new ChallengePrompt(route, book, ticket, denied, now, failuresLeft, about);
    }
}
