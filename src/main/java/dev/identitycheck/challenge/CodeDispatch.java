package dev.identitycheck.challenge;

import dev.identitycheck.delivery.PendingDelivery;
import dev.identitycheck.domain.otp.PendingCode;
import java.time.Instant;
import java.util.Optional;

/**
 * A new code that was handed to the dispatcher, and the challenge before it.
 *
 * @param before the challenge without the code
 * @param code the hash of the code
 * @param messageId the id of the message
 * @param acceptedCodes how many of the latest codes are accepted
 * @param at when the message was handed to the dispatcher's workers
 * @param pending the delivery to wait for
 */
record CodeDispatch(
        ChallengeState before,
        PendingCode code,
        String messageId,
        int acceptedCodes,
        Instant at,
        PendingDelivery pending) {

    /** Returns the challenge as it is if the delivery succeeds, to draw the page before the result is known. */
    ChallengeState expected() {
        return with(code);
    }

    /** Waits for the delivery and returns the challenge with the code; empty if no contact accepted the message. */
    Optional<ChallengeState> settled() {
        PendingDelivery.Outcome delivery = pending.await();
        return switch (delivery.status()) {
            case FAILED -> Optional.empty();
            case SENT -> Optional.of(with(code.sent(delivery.accepted())));
            case PENDING, UNKNOWN -> Optional.of(with(code).underway(at));
        };
    }

    private ChallengeState with(PendingCode sent) {
        return before.with(before.codes().plus(sent, acceptedCodes), messageId);
    }
}
