package dev.identitycheck.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.pages.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitMessagesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest(name = "{0} ms: {1} s")
    @CsvSource({"-5000, 1", "0, 1", "1, 1", "999, 1", "1000, 1", "1001, 2", "59000, 59", "59001, 60", "119000, 119"})
    @DisplayName("up to two minutes are said in seconds, never less than the wait, never nothing")
    void seconds(long millis, long said) {
        assertThat(WaitMessages.until(NOON.plusMillis(millis), NOON))
                .isEqualTo(new PageMessage.Problem("identityCheckTooSoonSeconds", List.of(said)));
    }

    @ParameterizedTest(name = "{0} ms: {1} min")
    @CsvSource({"119001, 2", "120000, 2", "120001, 3", "180000, 3", "180001, 4", "600000, 10"})
    @DisplayName("more is said in minutes, never less than the wait")
    void minutes(long millis, long said) {
        assertThat(WaitMessages.until(NOON.plusMillis(millis), NOON))
                .isEqualTo(new PageMessage.Problem("identityCheckTooSoonMinutes", List.of(said)));
    }

    @ParameterizedTest(name = "{0} min: {1} h")
    @CsvSource({"120, 2", "121, 3", "1380, 23", "1440, 24"})
    @DisplayName("from two hours on, a wait for a message or a recovery is said in hours, never less than it is")
    void hours(long minutes, long said) {
        Instant then = NOON.plus(Duration.ofMinutes(minutes));
        assertThat(WaitMessages.until(then, NOON))
                .isEqualTo(new PageMessage.Problem("identityCheckTooSoonHours", List.of(said)));
        assertThat(WaitMessages.untilNextRecovery(then, NOON))
                .isEqualTo(new PageMessage.Problem("identityCheckRecoveryTooOftenHours", List.of(said)));
        assertThat(WaitMessages.untilNextText(then, NOON))
                .isEqualTo(new PageMessage.Problem("identityCheckNextTextHours", List.of(said)));
    }

    @ParameterizedTest(name = "{0} min: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0|1 minute",
                "1|1 minute",
                "119|119 minutes",
                "120|2 hours",
                "240|4 hours",
                "241|5 hours",
                "1920|32 hours",
                "2820|47 hours",
                "2821|2 days",
                "2880|2 days",
                "2881|2 days and 1 hour",
                "3840|2 days and 16 hours"
            })
    @DisplayName("a wait after failures is said in minutes, hours, or days and hours")
    void afterFailures(long minutes, String said) {
        PageMessage.Problem wait =
                (PageMessage.Problem) WaitMessages.afterFailures(NOON.plus(Duration.ofMinutes(minutes)), NOON);
        assertThat(Language.EN.say(wait.key(), wait.parameters().toArray()))
                .isEqualTo("There were too many wrong entries. The next one can be made in " + said + ".");
    }

    @Test
    @DisplayName("the longest wait is said in each language")
    void languages() {
        PageMessage.Problem wait =
                (PageMessage.Problem) WaitMessages.afterFailures(NOON.plus(Duration.ofHours(64)), NOON);
        Object[] parameters = wait.parameters().toArray();
        assertThat(Language.IT.say(wait.key(), parameters)).endsWith("tra 2 giorni e 16 ore.");
        assertThat(Language.VI.say(wait.key(), parameters)).endsWith("sau 2 ngày 16 giờ.");
    }
}
