package dev.identitycheck.challenge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a waiting time is said. */
public final class Wait {

    private static final long LONG = 120;

    private Wait() {}

    /** Whole seconds until then, rounded up; 0 if it is past. */
    public static long seconds(Instant then, Instant now) {
        return Math.max(0, Math.floorDiv(Duration.between(now, then).toMillis() + 999, 1000));
    }

    /** Whole minutes, rounded up. */
    public static long minutes(long seconds) {
        return Math.floorDiv(seconds + 59, 60);
    }

    /** When the next text message may go. */
    static Say untilNextText(Instant then, Instant now) {
        long minutes = minutes(Math.max(1, seconds(then, now)));
        return minutes < LONG
                ? new Say.Problem("identityCheckNextTextMinutes", List.of(minutes))
                : new Say.Problem("identityCheckNextTextHours", List.of(Math.floorDiv(minutes + 59, 60)));
    }

    /** When an entry is looked at again after too many failures. */
    public static Say afterFailures(Instant then, Instant now) {
        return new Say.Problem("identityCheckSlowed", List.of(minutes(Math.max(1, seconds(then, now)))));
    }

    /** When the next message may go. */
    public static Say until(Instant then, Instant now) {
        long seconds = Math.max(1, seconds(then, now));
        return seconds < LONG
                ? new Say.Problem("identityCheckTooSoonSeconds", List.of(seconds))
                : new Say.Problem("identityCheckTooSoonMinutes", List.of(minutes(seconds)));
    }
}
