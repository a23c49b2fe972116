package dev.identitycheck.recovery;

import dev.identitycheck.challenge.AttemptLimiter;
import dev.identitycheck.domain.attempt.AttemptReservation;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the attempts at a recovery code by rate limits, since no account is known yet. One object serves one entry.
 */
final class RecoveryAttemptLimiter implements AttemptLimiter {

    private final Supplier<RecoveryAttemptDecision> attempt;
    private final Supplier<Integer> left;
    private final Consumer<RecoveryDenial> report;

    private RecoveryAttemptDecision.@Nullable Counted counted;

    /**
     * @param attempt counts one attempt
     * @param left the attempts that remain
     * @param report reports a limit to the operator
     */
    RecoveryAttemptLimiter(
            Supplier<RecoveryAttemptDecision> attempt, Supplier<Integer> left, Consumer<RecoveryDenial> report) {
        this.attempt = attempt;
        this.left = left;
        this.report = report;
    }

    @Override
    public AttemptReservation reserve() {
        RecoveryAttemptDecision decision = attempt.get();
        decision.denial().ifPresent(report);
        if (decision instanceof RecoveryAttemptDecision.Counted now) {
            counted = now;
        }
        return decision.reservation();
    }

    /** The charges for the account; empty if the entry is not compared. */
    Optional<RecoveryAttemptDecision.Counted> counted() {
        return Optional.ofNullable(counted);
    }

    // A rate limit locks nothing: it refuses the next attempt.
    @Override
    public boolean fail(AttemptReservation.Reserved reserved) {
        return false;
    }

    @Override
    public int left(AttemptReservation.Reserved reserved) {
        return left.get();
    }
}
