package dev.identitycheck.attempts;

import java.time.Duration;
import java.time.Instant;

/**
 * Failures that slow down and never lock: after so many in a row nothing is looked at for a quiet time. There is no total.
 *
 * @param maxFailures failures in a row that are borne, at least 1
 * @param failureReset quiet time after which the row starts again, longer than zero
 */
public record SlowPolicy(int maxFailures, Duration failureReset) implements AttemptRule {

    public SlowPolicy {
        if (maxFailures < 1) {
            throw new IllegalArgumentException("maxFailures is at least 1");
        }
        if (failureReset.isNegative() || failureReset.isZero()) {
            throw new IllegalArgumentException("failureReset is longer than zero");
        }
    }

    @Override
    public Verdict admit(AttemptCount count, Instant now) {
        AttemptCount row = row(count, now);
        Instant last = row.lastFailure();
        if (row.failures() >= maxFailures && last != null) {
            return new Verdict.TooSoon(last.plus(failureReset));
        }
        AttemptCount reserved = row.plusOne(now);
        return new Verdict.Allowed(reserved, maxFailures - reserved.failures());
    }

    @Override
    public AttemptCount failed(AttemptCount reserved, Instant now) {
        return reserved;
    }

    @Override
    public int left(AttemptCount count, Instant now) {
        return Math.max(0, maxFailures - row(count, now).failures());
    }

    private AttemptCount row(AttemptCount count, Instant now) {
        Instant last = count.lastFailure();
        // Failures without a time are none that any waiting could end.
        return last == null || !now.isBefore(last.plus(failureReset)) ? count.startedAgain() : count;
    }
}
