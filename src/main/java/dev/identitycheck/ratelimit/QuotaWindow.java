package dev.identitycheck.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The window of time over which messages are counted. */
sealed interface QuotaWindow {

    /** The window's name, which keeps apart the counts of different windows of one subject. */
    String name(Instant now);

    /** The end of a window whose first message is counted now. */
    Instant end(Instant now);

    /**
     * A window that begins with its first message.
     *
     * @param length the length of the window
     */
    record Rolling(Duration length) implements QuotaWindow {

        @Override
        public String name(Instant now) {
            return length.toString();
        }

        @Override
        public Instant end(Instant now) {
            return now.plus(length);
        }
    }

    /** A calendar day in universal time. */
    record Day() implements QuotaWindow {

        @Override
        public String name(Instant now) {
            return day(now).toString();
        }

        @Override
        public Instant end(Instant now) {
            return day(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        private static LocalDate day(Instant now) {
            return LocalDate.ofInstant(now, ZoneOffset.UTC);
        }
    }
}
