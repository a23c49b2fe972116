package dev.identitycheck.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.notice.DisownLink;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The link of a notice")
class NoticeMessageTest {

    @ParameterizedTest
    @CsvSource({"3600, 1, 1", "86400, 24, 1", "604800, 168, 7"})
    @DisplayName("is said to work for the hours that it works, and for whole days")
    void lifetime(long seconds, long hours, long days) {
        DisownLink link = new DisownLink("https://sso.example/d/x", "", Duration.ofSeconds(seconds));
        assertThat(link.hours()).isEqualTo(hours);
        assertThat(link.days()).isEqualTo(days);
    }
}
