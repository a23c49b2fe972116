package dev.identitycheck.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LocalTimeFormatTest {

    private static final Instant TIME = Instant.parse("2026-11-22T08:25:00Z");

    @Test
    @DisplayName("a time is told in the reader's language and the realm's zone")
    void told() {
        assertThat(LocalTimeFormat.of(TIME, ZoneId.of("Europe/Rome"), Locale.ITALIAN))
                .isEqualTo("22 novembre 2026, 09:25 (Rome)");
        assertThat(LocalTimeFormat.of(TIME, ZoneId.of("UTC"), Locale.ENGLISH)).startsWith("November 22, 2026, 8:25");
        assertThat(LocalTimeFormat.brief(TIME, ZoneId.of("Europe/Rome"))).isEqualTo("22/11 09:25");
    }

    @Test
    @DisplayName("the minute from which something is possible is rounded up, with the date if it is not today's")
    void startingAt() {
        ZoneId rome = ZoneId.of("Europe/Rome");
        assertThat(LocalTimeFormat.startingAt(TIME.plusSeconds(1), TIME, rome, Locale.ITALIAN))
                .isEqualTo("09:26 (Rome)");
        assertThat(LocalTimeFormat.startingAt(TIME.plusSeconds(60), TIME, rome, Locale.ITALIAN))
                .isEqualTo("09:26 (Rome)");
        assertThat(LocalTimeFormat.startingAt(Instant.parse("2026-11-22T22:59:01Z"), TIME, rome, Locale.ITALIAN))
                .isEqualTo("23 novembre 2026, 00:00 (Rome)");
    }
}
