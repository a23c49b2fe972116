package dev.identitycheck.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Formats a time for the reader of a page or notice, in the reader's language and the realm's time zone. */
public final class LocalTimeFormat {

    private LocalTimeFormat() {}

    /** The time with date, time of day and time zone. */
    public static String of(Instant time, ZoneId zone, Locale locale) {
        ZonedDateTime zoned = time.atZone(zone);
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(zoned);
        return date + ", " + timeOfDay(zoned, locale) + " (" + zoneName(zone, locale) + ")";
    }

    /**
     * The minute from which something is possible: with the date if that is not today's. It is rounded up, so that the
     * reader's clock says no earlier minute than the time.
     */
    public static String startingAt(Instant time, Instant now, ZoneId zone, Locale locale) {
        Instant minute = time.truncatedTo(ChronoUnit.MINUTES).equals(time)
                ? time
                : time.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        return minute.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate())
                ? timeOfDay(minute.atZone(zone), locale) + " (" + zoneName(zone, locale) + ")"
                : of(minute, zone, locale);
    }

    /** The time with day, month, hour and minute only. */
    public static String brief(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofPattern("dd/MM HH:mm", Locale.ROOT).format(time.atZone(zone));
    }

    private static String timeOfDay(ZonedDateTime zoned, Locale locale) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(zoned);
    }

    private static String zoneName(ZoneId zone, Locale locale) {
        String id = zone.getId();
        return id.contains("/")
                ? id.substring(id.lastIndexOf('/') + 1).replace('_', ' ')
                : zone.getDisplayName(TextStyle.SHORT, locale);
    }
}
