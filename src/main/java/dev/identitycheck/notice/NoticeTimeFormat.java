package dev.identitycheck.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/** A time as people of a language write it, with the zone that it is told in. */
public final class NoticeTimeFormat {

    private NoticeTimeFormat() {}

    /** With day, time and zone. */
    public static String of(Instant time, ZoneId zone, Locale locale) {
        ZonedDateTime there = time.atZone(zone);
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(there);
        String clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(there);
        return date + ", " + clock + " (" + zoneName(zone, locale) + ")";
    }

    /** As short as it can be told. */
    static String shortly(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofPattern("dd/MM HH:mm", Locale.ROOT).format(time.atZone(zone));
    }

    private static String zoneName(ZoneId zone, Locale locale) {
        String id = zone.getId();
        return id.contains("/")
                ? id.substring(id.lastIndexOf('/') + 1).replace('_', ' ')
                : zone.getDisplayName(TextStyle.SHORT, locale);
    }
}
