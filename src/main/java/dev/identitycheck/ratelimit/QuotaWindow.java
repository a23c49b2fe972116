package dev.identitycheck.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The time over which messages are counted. */
sealed interface QuotaWindow {

    /** Tells the windows of one subject apart whose counts have nothing to do with each other. */
    String name(Instant now);

    /** When a window ends in which the first message is counted now. */
    Instant end(Instant now);

    /**
     * Begins with its first message.
     *
     * @param length how long it lasts
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
