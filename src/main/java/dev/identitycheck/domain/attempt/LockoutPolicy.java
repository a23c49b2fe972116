package dev.identitycheck.domain.attempt;

import java.time.Duration;
import java.time.Instant;

/**
 * How many failures are borne: so many in a row, a row that starts again after a quiet time, and a total that no waiting
 * resets. A right entry clears both.
 *
 * @param maxFailures failures in a row that lock, at least 1
 * @param maxTotalFailures failures in total that lock, at least {@code maxFailures}
 * @param failureReset quiet time after which the row starts again; zero means never
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
        AttemptCount row = quietLongEnough(count, now) ? count.startedAgain() : count;
        AttemptCount reserved = row.plusOne(now);
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
        return left(quietLongEnough(count, now) ? count.startedAgain() : count);
    }

    /** Whether the count has reached a limit, so that no further attempt is looked at. */
    public boolean exhausted(AttemptCount count) {
        return count.failures() >= maxFailures || count.totalFailures() >= maxTotalFailures;
    }

    private int left(AttemptCount count) {
        return Math.max(0, Math.min(maxFailures - count.failures(), maxTotalFailures - count.totalFailures()));
    }

    private boolean quietLongEnough(AttemptCount count, Instant now) {
        Instant last = count.lastFailure();
        return last != null && !failureReset.isZero() && !now.isBefore(last.plus(failureReset));
    }
}
