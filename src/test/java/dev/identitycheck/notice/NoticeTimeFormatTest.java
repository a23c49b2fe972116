package dev.identitycheck.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NoticeTimeFormatTest {

    private static final Instant TIME = Instant.parse("2026-11-22T08:25:00Z");

    @Test
    @DisplayName("a time is told in the reader's language and the realm's zone")
    void told() {
        assertThat(NoticeTimeFormat.of(TIME, ZoneId.of("Europe/Rome"), Locale.ITALIAN))
                .isEqualTo("22 novembre 2026, 09:25 (Rome)");
        assertThat(NoticeTimeFormat.of(TIME, ZoneId.of("UTC"), Locale.ENGLISH)).startsWith("November 22, 2026, 8:25");
        assertThat(NoticeTimeFormat.brief(TIME, ZoneId.of("Europe/Rome"))).isEqualTo("22/11 09:25");
    }
}
