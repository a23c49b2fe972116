package dev.identitycheck.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The messages that tell a waiting time. */
public final class WaitMessages {

    private static final long NEXT_UNIT_FROM = 120;
    private static final long DAYS_FROM_HOURS = 48;

    private WaitMessages() {}

    /** The whole seconds until a time, rounded up; 0 if it is past. */
    public static long seconds(Instant then, Instant now) {
        return Math.max(0, Math.floorDiv(Duration.between(now, then).toMillis() + 999, 1000));
    }

    /** The whole minutes in a number of seconds, rounded up. */
    public static long minutes(long seconds) {
        return Math.floorDiv(seconds + 59, 60);
    }

    /** The whole hours in a number of minutes, rounded up. */
    public static long hours(long minutes) {
        return Math.floorDiv(minutes + 59, 60);
    }

    /** The message that tells when the next text message may be sent. */
    public static PageMessage untilNextText(Instant then, Instant now) {
        long seconds = Math.max(1, seconds(then, now));
        return minutesOrHours("identityCheckNextTextMinutes", "identityCheckNextTextHours", seconds);
    }

    /** The message that tells when an entry is compared again after too many failures. */
    public static PageMessage afterFailures(Instant then, Instant now) {
        long minutes = minutes(Math.max(1, seconds(then, now)));
        long hours = hours(minutes);
        if (minutes < NEXT_UNIT_FROM) {
            return new PageMessage.Problem("identityCheckSlowed", List.of(minutes));
        }
        return hours < DAYS_FROM_HOURS
                ? new PageMessage.Problem("identityCheckSlowedHours", List.of(hours))
                : new PageMessage.Problem("identityCheckSlowedDays", List.of(hours / 24, hours % 24));
    }

    /** The message that tells when the next e-mail or text message may be sent. */
    public static PageMessage until(Instant then, Instant now) {
        long seconds = Math.max(1, seconds(then, now));
        if (seconds < NEXT_UNIT_FROM) {
            return new PageMessage.Problem("identityCheckTooSoonSeconds", List.of(seconds));
        }
        return minutesOrHours("identityCheckTooSoonMinutes", "identityCheckTooSoonHours", seconds);
    }

    /** The message that tells when a recovery may be started again. */
    public static PageMessage.Problem untilNextRecovery(Instant then, Instant now) {
        long seconds = Math.max(1, seconds(then, now));
        return minutesOrHours("identityCheckRecoveryTooOften", "identityCheckRecoveryTooOftenHours", seconds);
    }

    private static PageMessage.Problem minutesOrHours(String inMinutes, String inHours, long seconds) {
        long minutes = minutes(seconds);
        return minutes < NEXT_UNIT_FROM
                ? new PageMessage.Problem(inMinutes, List.of(minutes))
                : new PageMessage.Problem(inHours, List.of(hours(minutes)));
    }
}
