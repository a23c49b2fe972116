package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DispatchResult;
import dev.identitycheck.delivery.PendingDelivery;
import dev.identitycheck.domain.otp.PendingCode;
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
record CodeDispatch(
        ChallengeState before,
        PendingCode code,
        String messageId,
        int acceptedCodes,
        Instant at,
        PendingDelivery handover) {

    /** The challenge if all goes well: what a page may say while the message travels. */
    ChallengeState hoped() {
        return with(code);
    }

    /** The challenge with the code in it; nothing if no contact took the message. */
    Optional<ChallengeState> settled() {
        DispatchResult delivery = handover.await();
        if (delivery instanceof DispatchResult.Failed) {
            return Optional.empty();
        }
        return Optional.of(
                delivery instanceof DispatchResult.HandedOver handedOver
                        ? with(code.sent(CodeSender.via(handedOver.contacts()), handedOver.contacts()))
                        : with(code).underway(at));
    }

    private ChallengeState with(PendingCode sent) {
        return before.with(before.codes().plus(sent, acceptedCodes), messageId);
    }
}
