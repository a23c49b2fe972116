package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.notice.DisownLink;
import dev.identitycheck.ratelimit.QuotaCharge;
import dev.identitycheck.ratelimit.RateLimitDecision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The contents of the code page, and the permit to send a message now.
 *
 * @param route the contacts that the next code is sent to
 * @param book the contacts that a code may be sent to
 * @param permit what was decided on a message to send now
 * @param nextMessageAt when the next message may be sent
 * @param nextEntryAt when the next entry is compared; empty if at once
 * @param failuresLeft the attempts that remain
 * @param about the subject that a challenge is bound to, such as the purpose and the digest of an identity
 */
public record ChallengePrompt(
        DeliveryRoute route,
        ContactBook book,
        PermitDecision permit,
        Instant nextMessageAt,
        Optional<Instant> nextEntryAt,
        int failuresLeft,
        String about) {

    /**
     * A permit to send one message.
     *
     * @param messageId the id of the message in the account's log
     * @param contacts the contacts that the message is sent to
     * @param charges the charges that the rate limits have counted for the message
     * @param issue when the code is issued, and the link by which its recipient says that it was not for them
     */
    record Permit(String messageId, List<Contact> contacts, List<QuotaCharge> charges, CodeIssue issue) {}

    /**
     * What is settled about a code under the account's row lock, before the code is made.
     *
     * @param at the time that it is issued at
     * @param notMe the link in the message; empty if it goes without one
     */
    record CodeIssue(Instant at, Optional<DisownLink> notMe) {}

    /** What was decided on a message to send now. */
    sealed interface PermitDecision {

        /** Does what belongs to the decision. */
        void handle(Consumer<Permit> onPermit, Consumer<RateLimitDecision.Denied> onLimit, Runnable otherwise);

        /** The limit that denied a requested text message; empty if none did. */
        default Optional<RateLimitDecision.Denied> denied() {
            return Optional.empty();
        }

        /** The message may be sent. */
        record Granted(Permit permit) implements PermitDecision {

            @Override
            public void handle(
                    Consumer<Permit> onPermit, Consumer<RateLimitDecision.Denied> onLimit, Runnable otherwise) {
                onPermit.accept(permit);
            }
        }

        /** A limit denied the text message, and an e-mail may be sent in its place. */
        record GrantedByEmail(Permit permit, RateLimitDecision.Denied limit) implements PermitDecision {

            @Override
            public void handle(
                    Consumer<Permit> onPermit, Consumer<RateLimitDecision.Denied> onLimit, Runnable otherwise) {
                onPermit.accept(permit);
            }

            @Override
            public Optional<RateLimitDecision.Denied> denied() {
                return Optional.of(limit);
            }
        }

        /** A limit denied the text message, and the account has no address for an e-mail. */
        record DeniedByLimit(RateLimitDecision.Denied limit) implements PermitDecision {

            @Override
            public void handle(
                    Consumer<Permit> onPermit, Consumer<RateLimitDecision.Denied> onLimit, Runnable otherwise) {
                onLimit.accept(limit);
            }

            @Override
            public Optional<RateLimitDecision.Denied> denied() {
                return Optional.of(limit);
            }
        }

        /** No message was requested, or the resend interval is not over. */
        record None() implements PermitDecision {

            @Override
            public void handle(
                    Consumer<Permit> onPermit, Consumer<RateLimitDecision.Denied> onLimit, Runnable otherwise) {
                otherwise.run();
            }
        }
    }

    /** Returns the channel to keep for the challenge: e-mail if a limit denied the text message. */
    DeliveryRoute.RequestedChannel chosen(DeliveryRoute.RequestedChannel requested) {
        return permit.denied().isPresent() ? DeliveryRoute.RequestedChannel.EMAIL : requested;
    }

    /** Whether a text message may be sent now. */
    boolean permitsText() {
        return permit instanceof PermitDecision.Granted granted
                && granted.permit().contacts().stream().anyMatch(Contact.Phone.class::isInstance);
    }

    /** Returns the same prompt without a resend interval, after a message that failed. */
    ChallengePrompt atOnce(Instant now) {
        return new ChallengePrompt(route, book, permit, now, nextEntryAt, failuresLeft, about);
    }

    /** Returns the same prompt, by which nothing is sent or compared before a time. */
    ChallengePrompt notBefore(Instant then) {
        Instant next = nextMessageAt.isAfter(then) ? nextMessageAt : then;
        return new ChallengePrompt(route, book, permit, next, Optional.of(then), failuresLeft, about);
    }
}
