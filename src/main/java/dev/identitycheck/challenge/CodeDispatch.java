package dev.identitycheck.challenge;

import dev.identitycheck.code.PendingCode;
import dev.identitycheck.delivery.Delivery;
import dev.identitycheck.delivery.Handover;
import java.time.Instant;
import java.util.Optional;

/**
 * A new code on its way, and what the challenge is with it.
 *
 * @param before the challenge without the code
 * @param code the code, hashed
 * @param messageId names the message
 * @param acceptedCodes how many of the latest codes are accepted
 * @param at when it was handed to the workers
 * @param handover the message
 */
record Sending(
        ChallengeNote before, PendingCode code, String messageId, int acceptedCodes, Instant at, Handover handover) {

    /** The challenge if all goes well: what a page may say while the message travels. */
    ChallengeNote hoped() {
        return with(code);
    }

    /** The challenge with the code in it; nothing if no contact took the message. */
    Optional<ChallengeNote> settled() {
        Delivery delivery = handover.await();
        if (delivery instanceof Delivery.Failed) {
            return Optional.empty();
        }
        return Optional.of(
                delivery instanceof Delivery.HandedOver handedOver
                        ? with(code.sent(CodeSender.via(handedOver.contacts()), handedOver.contacts()))
                        : with(code).underway(at));
    }

    private ChallengeNote with(PendingCode sent) {
        return before.with(before.codes().plus(sent, acceptedCodes), messageId);
    }
}
