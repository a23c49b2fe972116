package dev.identitycheck.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/** Formats a time for the reader of a notice, in the reader's language and the realm's time zone. */
public final class NoticeTimeFormat {

    private NoticeTimeFormat() {}

    /** The time with date, time of day and time zone. */
    public static String of(Instant time, ZoneId zone, Locale locale) {
        ZonedDateTime zoned = time.atZone(zone);
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(zoned);
        String timeOfDay = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(zoned);
        return date + ", " + timeOfDay + " (" + zoneName(zone, locale) + ")";
    }

    /** The time with day, month, hour and minute only. */
    static String brief(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofPattern("dd/MM HH:mm", Locale.ROOT).format(time.atZone(zone));
    }

    private static String zoneName(ZoneId zone, Locale locale) {
        String id = zone.getId();
        return id.contains("/")
                ? id.substring(id.lastIndexOf('/') + 1).replace('_', ' ')
                : zone.getDisplayName(TextStyle.SHORT, locale);
    }
}
