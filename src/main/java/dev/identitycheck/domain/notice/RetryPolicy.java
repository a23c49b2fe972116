package dev.identitycheck.domain.notice;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides when a notice that could not be delivered is tried again: each time after twice the interval, at most four
 * hours, until it is given up.
 *
 * @param first the first interval
 */
public record RetryPolicy(Duration first) {

    /** How long delivery of a notice is tried. */
    public static final Duration PATIENCE = Duration.ofDays(3);

    private static final Duration MAX_INTERVAL = Duration.ofHours(4);
    private static final int MAX_DOUBLINGS = 20;

    public RetryPolicy {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("the first interval is a time");
        }
    }

    /** The interval after a number of tries. */
    Duration after(int tries) {
        Duration wait = first.multipliedBy(1L << Math.min(MAX_DOUBLINGS, Math.max(0, tries - 1)));
        return wait.compareTo(MAX_INTERVAL) > 0 ? MAX_INTERVAL : wait;
    }

    /** Whether a notice of something that happened then is too old to be delivered. */
    public boolean givesUp(Instant happened, Instant now) {
        return !now.isBefore(happened.plus(PATIENCE));
    }
}
