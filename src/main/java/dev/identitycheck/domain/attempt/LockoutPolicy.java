package dev.identitycheck.domain.attempt;

import java.time.Duration;
import java.time.Instant;

/**
 * Locks after a number of consecutive failures, or after a total that waiting does not reset. Consecutive failures are
 * counted anew after a time without failures. A right entry clears both counts.
 *
 * @param maxFailures consecutive failures that lock, at least 1
 * @param maxTotalFailures failures in total that lock, at least {@code maxFailures}
 * @param failureReset time without failures after which they are counted anew; zero means never
 */
public record LockoutPolicy(int maxFailures, int maxTotalFailures, Duration failureReset) implements AttemptPolicy {

    public LockoutPolicy {
        if (maxFailures < 1) {
            throw new IllegalArgumentException("maxFailures is at least 1");
        }
        if (maxTotalFailures < maxFailures) {
            throw new IllegalArgumentException("maxTotalFailures is at least maxFailures");
        }
        if (failureReset.isNegative()) {
            throw new IllegalArgumentException("failureReset is not negative");
        }
    }

    @Override
    public AttemptDecision admit(AttemptCount count, Instant now) {
        if (count.locked() || exhausted(count)) {
            return new AttemptDecision.LockedOut();
        }
        AttemptCount current = isResetDue(count, now) ? count.withFailuresReset() : count;
        AttemptCount reserved = current.withFailure(now);
        return new AttemptDecision.Allowed(reserved, left(reserved));
    }

    @Override
    public AttemptCount failed(AttemptCount reserved, Instant now) {
        return exhausted(reserved) && !reserved.locked() ? reserved.lockedAt(now) : reserved;
    }

    @Override
    public int left(AttemptCount count, Instant now) {
        if (count.locked() || exhausted(count)) {
            return 0;
        }
        return left(isResetDue(count, now) ? count.withFailuresReset() : count);
    }

    /** Whether the count has reached a limit, so that no further attempt is compared. */
    public boolean exhausted(AttemptCount count) {
        return count.failures() >= maxFailures || count.totalFailures() >= maxTotalFailures;
    }

    private int left(AttemptCount count) {
        return Math.max(0, Math.min(maxFailures - count.failures(), maxTotalFailures - count.totalFailures()));
    }

    private boolean isResetDue(AttemptCount count, Instant now) {
        Instant last = count.lastFailure();
        return last != null && !failureReset.isZero() && !now.isBefore(last.plus(failureReset));
    }
}
