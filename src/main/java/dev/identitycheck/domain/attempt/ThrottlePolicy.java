package dev.identitycheck.domain.attempt;

import java.time.Duration;
import java.time.Instant;

/**
 * Delays attempts after failures and never locks: after a number of consecutive failures nothing is compared for a
 * waiting time, which doubles with each further series of failures. A right entry, or thirty days without a failure,
 * resets it.
 *
 * @param maxFailures consecutive failures that are allowed, at least 1
 * @param failureReset waiting time after the first series, longer than zero
 */
public record ThrottlePolicy(int maxFailures, Duration failureReset) implements AttemptPolicy {

    // Half an hour grows to 64 hours: with five failures in a series, no thirty days see more than a hundred guesses.
    // The owner may have to wait because of a guesser, but never longer than that.
    private static final int MAX_DOUBLINGS = 7;
    private static final Duration FULL_RESET = Duration.ofDays(30);

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
        AttemptCount current = current(count, now);
        Instant last = current.lastFailure();
        if (current.failures() >= maxFailures && last != null) {
            return new AttemptDecision.TooSoon(last.plus(waitingTime(current)));
        }
        AttemptCount reserved = current.withFailure(now);
        return new AttemptDecision.Allowed(reserved, maxFailures - reserved.failures());
    }

    @Override
    public AttemptCount failed(AttemptCount reserved, Instant now) {
        return reserved;
    }

    @Override
    public int left(AttemptCount count, Instant now) {
        return Math.max(0, maxFailures - current(count, now).failures());
    }

    private AttemptCount current(AttemptCount count, Instant now) {
        Instant last = count.lastFailure();
        // No waiting time could end failures without a time.
        if (last == null || !now.isBefore(last.plus(FULL_RESET))) {
            return AttemptCount.NONE;
        }
        boolean isOver = count.failures() >= maxFailures && !now.isBefore(last.plus(waitingTime(count)));
        return isOver ? count.withFailuresReset() : count;
    }

    private Duration waitingTime(AttemptCount count) {
        int series = Math.max(1, count.totalFailures() / maxFailures);
        return failureReset.multipliedBy(1L << Math.min(series - 1, MAX_DOUBLINGS));
    }
}
