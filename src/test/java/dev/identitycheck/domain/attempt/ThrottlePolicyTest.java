package dev.identitycheck.domain.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Failures that slow down: five in a row, then a quiet time that grows")
class ThrottlePolicyTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ThrottlePolicy policy = new ThrottlePolicy(5, HALF_AN_HOUR);
    private final Guesser guesser = new Guesser(policy, NOON);

    @ParameterizedTest(name = "{0} wrong: {1} left")
    @CsvSource({"0, 5", "1, 4", "4, 1", "5, 0"})
    @DisplayName("what is left is told")
    void left(int wrong, int left) {
        guesser.isWrong(wrong);
        assertThat(policy.left(guesser.count(), NOON)).isEqualTo(left);
    }

    @Test
    @DisplayName("the sixth guess is not looked at, and is told when the next one will be")
    void sixthWaits() {
        guesser.isWrong(5);
        assertThat(guesser.verdict()).isEqualTo(new AttemptDecision.TooSoon(NOON.plus(HALF_AN_HOUR)));
    }

    @Test
    @DisplayName("an attempt counts from the moment at which it may be looked at")
    void reservedBeforeCompared() {
        assertThat(policy.admit(new AttemptCount(2, 7, NOON.minusSeconds(1), null), NOON))
                .isEqualTo(new AttemptDecision.Allowed(new AttemptCount(3, 8, NOON, null), 2));
    }

    @ParameterizedTest(name = "after {0} s: {1} left")
    @CsvSource({"0, 0", "1799, 0", "1800, 5", "1801, 5"})
    @DisplayName("the row starts again to the second, counted from the newest failure")
    void toTheSecond(long seconds, int left) {
        guesser.isWrong(5);
        guesser.waits(Duration.ofSeconds(seconds));
        assertThat(policy.left(guesser.count(), guesser.now())).isEqualTo(left);
        assertThat(guesser.verdict() instanceof AttemptDecision.Allowed).isEqualTo(left > 0);
    }

    @Test
    @DisplayName("guesses that are not looked at do not lengthen the wait")
    void refusedIsNotCounted() {
        guesser.isWrong(5);
        guesser.waits(HALF_AN_HOUR.minusSeconds(1));
        guesser.verdict();
        guesser.waits(Duration.ofSeconds(1));
        guesser.isWrong(1);
        assertThat(guesser.count()).isEqualTo(new AttemptCount(1, 6, guesser.now(), null));
    }

    @ParameterizedTest(name = "after row {0}: {1} min")
    @CsvSource({"1, 30", "2, 60", "3, 120", "7, 1920", "8, 3840", "9, 3840", "200, 3840"})
    @DisplayName("each row waits twice as long as the one before, up to 64 hours")
    void grows(int rows, long minutes) {
        guesses(rows);
        assertThat(guesser.verdict())
                .isEqualTo(new AttemptDecision.TooSoon(guesser.now().plus(Duration.ofMinutes(minutes))));
        assertThat(guesser.count().locked()).isFalse();
    }

    // Each series of attempts starts as early as it may.
    private void guesses(int rows) {
        for (int row = 1; row <= rows; row++) {
            guesser.isWrong(5);
            if (row < rows && guesser.verdict() instanceof AttemptDecision.TooSoon soon) {
                guesser.waits(Duration.between(guesser.now(), soon.until()));
            }
        }
    }

    @ParameterizedTest(name = "{0} min between two guesses")
    @ValueSource(longs = {0, 1, 29, 30, 31, 60, 240, 480, 720, 1440})
    @DisplayName("at most 100 are looked at in any thirty days, however they are spread")
    void atMostAHundred(long minutes) {
        List<Instant> looked = new ArrayList<>();
        Instant end = NOON.plus(Duration.ofDays(70));
        while (guesser.now().isBefore(end)) {
            if (guesser.verdict() instanceof AttemptDecision.TooSoon soon) {
                guesser.waits(Duration.between(guesser.now(), soon.until()));
            }
            guesser.isWrong(1);
            looked.add(guesser.now());
            guesser.waits(Duration.ofMinutes(minutes));
        }
        assertThat(looked).allSatisfy(first -> assertThat(
                        looked.stream().filter(l -> !l.isBefore(first) && l.isBefore(first.plus(THIRTY_DAYS))))
                .hasSizeLessThanOrEqualTo(100));
    }

    @Test
    @DisplayName("thirty quiet days forget what was wrong before")
    void forgets() {
        guesses(9);
        guesser.waits(THIRTY_DAYS.minusSeconds(1));
        guesser.isWrong(1);
        assertThat(guesser.count().totalFailures()).isEqualTo(46);
        guesser.waits(THIRTY_DAYS);
        guesser.isWrong(1);
        assertThat(guesser.count()).isEqualTo(new AttemptCount(1, 1, guesser.now(), null));
    }

    @Test
    @DisplayName("less than a row does not start again by waiting half an hour")
    void slowGuesses() {
        guesser.isWrong(4);
        guesser.waits(HALF_AN_HOUR);
        assertThat(policy.left(guesser.count(), guesser.now())).isEqualTo(1);
    }

    @Test
    @DisplayName("a right code starts the row again at once")
    void right() {
        guesser.isWrong(4);
        guesser.isRight();
        assertThat(policy.left(guesser.count(), NOON)).isEqualTo(5);
    }

    @Test
    @DisplayName("a count without a time keeps nobody waiting for ever")
    void withoutTime() {
        assertThat(policy.left(new AttemptCount(9, 9, null, null), NOON)).isEqualTo(5);
    }

    @ParameterizedTest(name = "{0}, {1} s: {2}")
    @CsvSource({"0, 1800, maxFailures", "5, 0, failureReset", "5, -1, failureReset"})
    @DisplayName("settings that make no sense are refused by name")
    void named(int maxFailures, long reset, String field) {
        Duration quiet = Duration.ofSeconds(reset);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ThrottlePolicy(maxFailures, quiet))
                .withMessageStartingWith(field);
    }
}
