package dev.identitycheck.attempts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Failures that slow down: five in a row, then half an hour of quiet")
class SlowPolicyTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SlowPolicy policy = new SlowPolicy(5, HALF_AN_HOUR);
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
        assertThat(guesser.verdict()).isEqualTo(new Verdict.TooSoon(NOON.plus(HALF_AN_HOUR)));
    }

    @Test
    @DisplayName("an attempt counts from the moment at which it may be looked at")
    void reservedBeforeCompared() {
        assertThat(policy.admit(new AttemptCount(2, 7, NOON.minusSeconds(1), null), NOON))
                .isEqualTo(new Verdict.Allowed(new AttemptCount(3, 8, NOON, null), 2));
    }

    @ParameterizedTest(name = "after {0} s: {1} left")
    @CsvSource({"0, 0", "1799, 0", "1800, 5", "1801, 5"})
    @DisplayName("the row starts again to the second, counted from the newest failure")
    void toTheSecond(long seconds, int left) {
        guesser.isWrong(5);
        guesser.waits(Duration.ofSeconds(seconds));
        assertThat(policy.left(guesser.count(), guesser.now())).isEqualTo(left);
        assertThat(guesser.verdict() instanceof Verdict.Allowed).isEqualTo(left > 0);
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

    @Test
    @DisplayName("no number of failures ever locks")
    void neverLocks() {
        for (int row = 0; row < 40; row++) {
            guesser.isWrong(5);
            guesser.waits(HALF_AN_HOUR);
        }
        assertThat(guesser.count().locked()).isFalse();
        assertThat(guesser.count().totalFailures()).isEqualTo(200);
        assertThat(policy.left(guesser.count(), guesser.now())).isEqualTo(5);
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
                .isThrownBy(() -> new SlowPolicy(maxFailures, quiet))
                .withMessageStartingWith(field);
    }
}
