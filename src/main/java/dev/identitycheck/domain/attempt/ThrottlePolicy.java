package dev.identitycheck.domain.attempt;

import java.time.Duration;
import java.time.Instant;

/**
 * Failures that slow down and never lock: after so many in a row nothing is looked at for a quiet time, which doubles with
 * each further row. A right entry, or thirty days without a failure, makes it short again.
 *
 * @param maxFailures failures in a row that are borne, at least 1
 * @param failureReset quiet time after the first row, longer than zero
 */
public record ThrottlePolicy(int maxFailures, Duration failureReset) implements AttemptPolicy {

    // Half an hour grows to 64 hours: with five in a row no thirty days see more than a hundred guesses. A guesser may
    // make the owner wait too, and never longer than that.
    private static final int MOST_DOUBLINGS = 7;
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    public ThrottlePolicy {
        if (maxFailures < 1) {
            throw new IllegalArgumentException("maxFailures is at least 1");
        }
        if (failureReset.isNegative() || failureReset.isZero()) {
            throw new IllegalArgumentException("failureReset is longer than zero");
        }
    }

    @Override
    public AttemptDecision admit(AttemptCount count, Instant now) {
        AttemptCount row = row(count, now);
        Instant last = row.lastFailure();
        if (row.failures() >= maxFailures && last != null) {
            return new AttemptDecision.TooSoon(last.plus(quiet(row)));
        }
        AttemptCount reserved = row.plusOne(now);
        return new AttemptDecision.Allowed(reserved, maxFailures - reserved.failures());
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
        if (last == null || !now.isBefore(last.plus(FORGOTTEN))) {
            return AttemptCount.NONE;
        }
        boolean over = count.failures() >= maxFailures && !now.isBefore(last.plus(quiet(count)));
        return over ? count.startedAgain() : count;
    }

    private Duration quiet(AttemptCount count) {
        int rows = Math.max(1, count.totalFailures() / maxFailures);
        return failureReset.multipliedBy(1L << Math.min(rows - 1, MOST_DOUBLINGS));
    }
}
