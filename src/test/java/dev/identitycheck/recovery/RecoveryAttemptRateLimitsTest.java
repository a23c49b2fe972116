package dev.identitycheck.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.identitycheck.ratelimit.RateLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("How many guesses at a recovery's code are looked at")
class RecoveryAttemptRateLimitsTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration A_DAY = Duration.ofHours(24);

    private static RecoveryAttemptRateLimits of(int most) {
        return new RecoveryAttemptRateLimits("realm", List.of("tax1", "email:a@b.example"), "192.0.2.1", most);
    }

    @ParameterizedTest(name = "maxFailures {0}: {1} in a day from one network, {2} from all")
    @CsvSource({"1, 3, 10", "5, 15, 50", "20, 60, 200"})
    @DisplayName("by what was typed: a row, then a pause; three rows in a day from one network, ten from all")
    void typed(int most, int oneNetwork, int all) {
        assertThat(of(most).typed())
                .extracting(RateLimit::most, RateLimit::window)
                .containsExactly(tuple(most, HALF_AN_HOUR), tuple(oneNetwork, A_DAY), tuple(all, A_DAY));
    }

    @ParameterizedTest(name = "maxFailures {0}: {1} in a day from one network, {2} from all")
    @CsvSource({"1, 3, 10", "5, 15, 50", "20, 60, 200"})
    @DisplayName("by the account: as many in a day, so that one number and contact never reaches its end first")
    void account(int most, int oneNetwork, int all) {
        assertThat(of(most).ofAccount("id"))
                .extracting(RateLimit::most, RateLimit::window)
                .containsExactly(tuple(oneNetwork, A_DAY), tuple(all, A_DAY));
    }

    @Test
    @DisplayName("by the account, whatever was typed")
    void whatever() {
        RecoveryAttemptRateLimits other = new RecoveryAttemptRateLimits("realm", List.of("tax2", ""), "192.0.2.1", 5);
        assertThat(other.ofAccount("id")).isEqualTo(of(5).ofAccount("id"));
        assertThat(other.typed()).doesNotContainAnyElementsOf(of(5).typed());
    }

    @Test
    @DisplayName("from all networks in one count")
    void networks() {
        RecoveryAttemptRateLimits elsewhere =
                new RecoveryAttemptRateLimits("realm", of(5).subject(), "198.51.100.1", 5);
        assertThat(elsewhere.typed().get(2)).isEqualTo(of(5).typed().get(2));
        assertThat(elsewhere.typed().subList(0, 2)).doesNotContainAnyElementsOf(of(5).typed());
    }

    @Test
    @DisplayName("at codes below ten digits, at most a hundred in any thirty days, whatever the settings")
    void shortCodes() {
        RateLimit rate = of(20).atShortCodes().get(0);
        assertThat(of(20).atShortCodes()).hasSize(1).isEqualTo(of(1).atShortCodes());
        assertThat(rate.window()).isEqualTo(Duration.ofDays(30));
        // Counted in 32 rows, each with a window of its own: QuotaUsageTest says what that means for the longest run.
        assertThat(rate.most()).isEqualTo(64);
    }
}
