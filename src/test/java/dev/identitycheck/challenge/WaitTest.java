package dev.identitycheck.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest(name = "{0} ms: {1} s")
    @CsvSource({"-5000, 1", "0, 1", "1, 1", "999, 1", "1000, 1", "1001, 2", "59000, 59", "59001, 60", "119000, 119"})
    @DisplayName("up to two minutes are said in seconds, never less than the wait, never nothing")
    void seconds(long millis, long said) {
        assertThat(Wait.until(NOON.plusMillis(millis), NOON))
                .isEqualTo(new Say.Problem("identityCheckTooSoonSeconds", List.of(said)));
    }

    @ParameterizedTest(name = "{0} ms: {1} min")
    @CsvSource({"119001, 2", "120000, 2", "120001, 3", "180000, 3", "180001, 4", "600000, 10"})
    @DisplayName("more is said in minutes, never less than the wait")
    void minutes(long millis, long said) {
        assertThat(Wait.until(NOON.plusMillis(millis), NOON))
                .isEqualTo(new Say.Problem("identityCheckTooSoonMinutes", List.of(said)));
    }
}
