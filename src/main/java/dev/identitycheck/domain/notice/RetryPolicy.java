package dev.identitycheck.domain.notice;

import java.time.Duration;
import java.time.Instant;

/**
 * When a notice that could not be handed over is tried again: each time after twice as long, at most four hours, until
 * it is given up.
 *
 * @param first the first interval
 */
public record RetryPolicy(Duration first) {

    /** For this long a notice is tried. */
    public static final Duration PATIENCE = Duration.ofDays(3);

    private static final Duration LONGEST = Duration.ofHours(4);
    private static final int MOST_DOUBLINGS = 20;

    public RetryPolicy {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("the first interval is a time");
        }
    }

    /** How long to wait after so many tries. */
    Duration after(int tries) {
        Duration wait = first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, tries - 1)));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** Whether a fact is too old to be told. */
    public boolean givesUp(Notice fact, Instant now) {
        return !now.isBefore(fact.at().plus(PATIENCE));
    }
}
