package dev.identitycheck.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a waiting time is said. */
public final class WaitMessages {

    private static final long LONG = 120;
    private static final long DAYS = 48;

    private WaitMessages() {}

    /** Whole seconds until then, rounded up; 0 if it is past. */
    public static long seconds(Instant then, Instant now) {
        return Math.max(0, Math.floorDiv(Duration.between(now, then).toMillis() + 999, 1000));
    }

    /** Whole minutes, rounded up. */
    public static long minutes(long seconds) {
        return Math.floorDiv(seconds + 59, 60);
    }

    /** Whole hours, rounded up. */
    public static long hours(long minutes) {
        return Math.floorDiv(minutes + 59, 60);
    }

    /** When the next text message may go. */
    public static PageMessage untilNextText(Instant then, Instant now) {
        long seconds = Math.max(1, seconds(then, now));
        return minutesOrHours("identityCheckNextTextMinutes", "identityCheckNextTextHours", seconds);
    }

    /** When an entry is looked at again after too many failures. */
    public static PageMessage afterFailures(Instant then, Instant now) {
        long minutes = minutes(Math.max(1, seconds(then, now)));
        long hours = hours(minutes);
        if (minutes < LONG) {
            return new PageMessage.Problem("identityCheckSlowed", List.of(minutes));
        }
        return hours < DAYS
                ? new PageMessage.Problem("identityCheckSlowedHours", List.of(hours))
                : new PageMessage.Problem("identityCheckSlowedDays", List.of(hours / 24, hours % 24));
    }

    /** When the next message may go. */
    public static PageMessage until(Instant then, Instant now) {
        long seconds = Math.max(1, seconds(then, now));
        if (seconds < LONG) {
            return new PageMessage.Problem("identityCheckTooSoonSeconds", List.of(seconds));
        }
        return minutesOrHours("identityCheckTooSoonMinutes", "identityCheckTooSoonHours", seconds);
    }

    /** When somebody may begin a recovery again. */
    public static PageMessage.Problem untilNextRecovery(Instant then, Instant now) {
        long seconds = Math.max(1, seconds(then, now));
        return minutesOrHours("identityCheckRecoveryTooOften", "identityCheckRecoveryTooOftenHours", seconds);
    }

    private static PageMessage.Problem minutesOrHours(String inMinutes, String inHours, long seconds) {
        long minutes = minutes(seconds);
        return minutes < LONG
                ? new PageMessage.Problem(inMinutes, List.of(minutes))
                : new PageMessage.Problem(inHours, List.of(hours(minutes)));
    }
}
