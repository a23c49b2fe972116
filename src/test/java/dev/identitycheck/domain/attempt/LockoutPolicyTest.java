package dev.identitycheck.domain.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Five failures in a row, fifteen in total, half an hour of quiet")
class LockoutPolicyTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final LockoutPolicy policy = new LockoutPolicy(5, 15, HALF_AN_HOUR);
    private final Guesser guesser = new Guesser(policy, NOON);

    @Nested
    @DisplayName("A row of failures")
    class Row {

        @Test
        @DisplayName("the fifth wrong code locks, and not the fourth")
        void fifthLocks() {
            guesser.isWrong(4);
            assertThat(guesser.count().locked()).isFalse();
            guesser.isWrong(1);
            assertThat(guesser.count()).isEqualTo(new AttemptCount(5, 5, NOON, NOON));
        }

        @Test
        @DisplayName("a sixth guess is not looked at")
        void sixthIsRefused() {
            guesser.isWrong(5);
            assertThat(guesser.verdict()).isEqualTo(new AttemptDecision.LockedOut());
        }

        @ParameterizedTest(name = "{0} wrong: {1} left")
        @CsvSource({"0, 5", "1, 4", "2, 3", "3, 2", "4, 1", "5, 0"})
        @DisplayName("what is left is told")
        void left(int wrong, int left) {
            guesser.isWrong(wrong);
            assertThat(policy.left(guesser.count(), NOON)).isEqualTo(left);
        }

        @Test
        @DisplayName("an attempt counts as a failure from the moment at which it may be looked at")
        void reservedBeforeCompared() {
            assertThat(policy.admit(new AttemptCount(2, 7, NOON.minusSeconds(1), null), NOON))
                    .isEqualTo(new AttemptDecision.Allowed(new AttemptCount(3, 8, NOON, null), 2));
        }

        @Test
        @DisplayName("an attempt is given back whose entry was right and not accepted, and no other")
        void givenBack() {
            guesser.isWrong(3);

            AttemptCount before = guesser.count();
            AttemptCount reserved = Guesser.reserved(guesser.verdict());

            assertThat(reserved.withoutFailure()).isEqualTo(before);
            assertThat(new AttemptCount(1, 1, NOON, null).withoutFailure()).isEqualTo(AttemptCount.NONE);
            assertThat(AttemptCount.NONE.withoutFailure()).isEqualTo(AttemptCount.NONE);
            assertThat(new AttemptCount(5, 5, NOON, NOON).withoutFailure().locked())
                    .as("a lock that was set meanwhile stays")
                    .isTrue();
        }

        @Test
        @DisplayName("attempts under way are counted: five at once, and the sixth is not looked at")
        void atOnce() {
            AttemptCount count = AttemptCount.NONE;
            for (int i = 0; i < 5; i++) {
                count = Guesser.reserved(policy.admit(count, NOON));
            }
            assertThat(count.locked()).isFalse();
            assertThat(policy.exhausted(count)).isTrue();
            assertThat(policy.admit(count, NOON)).isEqualTo(new AttemptDecision.LockedOut());
        }
    }

    @Nested
    @DisplayName("Quiet time")
    class Quiet {

        @ParameterizedTest(name = "after {0} s: {1} left")
        @CsvSource({"0, 1", "1, 1", "1799, 1", "1800, 5", "1801, 5", "86400, 5"})
        @DisplayName("starts the row again after 1,800 seconds, and not one earlier")
        void toTheSecond(long seconds, int left) {
            guesser.isWrong(4);
            guesser.waits(Duration.ofSeconds(seconds));
            assertThat(policy.left(guesser.count(), guesser.now())).isEqualTo(left);
            assertThat(guesser.verdict())
                    .isInstanceOfSatisfying(AttemptDecision.Allowed.class, allowed -> assertThat(allowed.left())
                            .isEqualTo(left - 1));
        }

        @Test
        @DisplayName("a millisecond short is not enough")
        void aMillisecondShort() {
            guesser.isWrong(4);
            guesser.waits(HALF_AN_HOUR.minusMillis(1));
            guesser.isWrong(1);
            assertThat(guesser.count().locked()).isTrue();
        }

        @Test
        @DisplayName("is counted from the newest failure, not from the first")
        void fromTheNewest() {
            guesser.isWrong(3);
            guesser.waits(Duration.ofMinutes(20));
            guesser.isWrong(1);
            guesser.waits(Duration.ofMinutes(20));
            guesser.isWrong(1);
            assertThat(guesser.count().locked()).isTrue();
        }

        @Test
        @DisplayName("does not start anything while nothing has failed")
        void nothingToStart() {
            assertThat(policy.left(new AttemptCount(0, 3, null, null), NOON)).isEqualTo(5);
        }

        @Test
        @DisplayName("a clock that steps back does not start the row again")
        void clockStepsBack() {
            guesser.isWrong(4);
            guesser.waits(Duration.ofDays(-1));
            assertThat(policy.left(guesser.count(), guesser.now())).isEqualTo(1);
        }

        @ParameterizedTest(name = "after {0} days")
        @CsvSource({"1", "365", "36500"})
        @DisplayName("of any length never starts it again where the setting is 0")
        void never(long days) {
            LockoutPolicy never = new LockoutPolicy(5, 15, Duration.ZERO);
            AttemptCount four = new AttemptCount(4, 4, NOON, null);
            assertThat(never.left(four, NOON.plus(Duration.ofDays(days)))).isEqualTo(1);
            assertThat(never.left(four, NOON)).isEqualTo(1);
        }
    }

    @Nested
    @DisplayName("The total")
    class Total {

        @Test
        @DisplayName("fifteen failures lock however much time is between them")
        void whateverTheWaiting() {
            for (int i = 0; i < 14; i++) {
                guesser.isWrong(1);
                guesser.waits(Duration.ofDays(1));
            }
            assertThat(guesser.count().locked()).isFalse();
            guesser.isWrong(1);
            assertThat(guesser.count().totalFailures()).isEqualTo(15);
            assertThat(guesser.count().locked()).isTrue();
        }

        @Test
        @DisplayName("leaves less than the row would when it is nearer")
        void nearer() {
            AttemptCount thirteen = new AttemptCount(1, 13, NOON, null);
            assertThat(policy.left(thirteen, NOON)).isEqualTo(2);
            assertThat(policy.left(thirteen, NOON.plus(HALF_AN_HOUR))).isEqualTo(2);
        }

        @Test
        @DisplayName("may be no more than the row")
        void sameAsTheRow() {
            Guesser strict = new Guesser(new LockoutPolicy(3, 3, HALF_AN_HOUR), NOON);
            strict.isWrong(2);
            strict.waits(HALF_AN_HOUR);
            strict.isWrong(1);
            assertThat(strict.count()).isEqualTo(new AttemptCount(1, 3, strict.now(), strict.now()));
        }
    }

    @Nested
    @DisplayName("A right code")
    class Right {

        @Test
        @DisplayName("clears row and total")
        void clears() {
            guesser.isWrong(4);
            guesser.waits(HALF_AN_HOUR);
            guesser.isWrong(4);
            guesser.isRight();
            assertThat(guesser.count()).isEqualTo(AttemptCount.NONE);
            assertThat(policy.left(guesser.count(), guesser.now())).isEqualTo(5);
        }

        @Test
        @DisplayName("counts as the fifth guess too")
        void asTheFifth() {
            guesser.isWrong(4);
            guesser.isRight();
            assertThat(guesser.count().locked()).isFalse();
        }
    }

    @Nested
    @DisplayName("A lock")
    class Lock {

        @ParameterizedTest(name = "after {0} days")
        @CsvSource({"0", "1", "30", "3650"})
        @DisplayName("stays, whatever the waiting")
        void stays(long days) {
            guesser.isWrong(5);
            guesser.waits(Duration.ofDays(days));
            assertThat(guesser.verdict()).isEqualTo(new AttemptDecision.LockedOut());
            assertThat(policy.left(guesser.count(), guesser.now())).isZero();
        }

        @Test
        @DisplayName("stays although the limits are raised")
        void staysWithHigherLimits() {
            guesser.isWrong(5);
            assertThat(new LockoutPolicy(50, 100, HALF_AN_HOUR).admit(guesser.count(), NOON))
                    .isEqualTo(new AttemptDecision.LockedOut());
            assertThat(new LockoutPolicy(50, 100, HALF_AN_HOUR).left(guesser.count(), NOON))
                    .isZero();
        }

        @Test
        @DisplayName("keeps the moment at which it was set")
        void keepsItsTime() {
            guesser.isWrong(5);
            assertThat(policy.failed(guesser.count(), NOON.plusSeconds(60))).isEqualTo(guesser.count());
        }

        @Test
        @DisplayName("that was not written down, as when the server stopped, is not opened by waiting either")
        void reachedButNotWritten() {
            AttemptCount reached = new AttemptCount(5, 5, NOON, null);
            assertThat(policy.admit(reached, NOON.plus(Duration.ofDays(1)))).isEqualTo(new AttemptDecision.LockedOut());
            assertThat(policy.left(reached, NOON.plus(Duration.ofDays(1)))).isZero();
        }

        @Test
        @DisplayName("is not set by a failure that leaves another attempt")
        void notYet() {
            AttemptCount four = new AttemptCount(4, 14, NOON, null);
            assertThat(policy.failed(four, NOON)).isEqualTo(four);
        }
    }

    @Nested
    @DisplayName("A limit lowered below what is counted")
    class Lowered {

        @ParameterizedTest(name = "{0} in a row, {1} in total")
        @CsvSource({"3, 3", "4, 4", "0, 4", "1, 14"})
        @DisplayName("holds at once")
        void holdsAtOnce(int failures, int total) {
            LockoutPolicy lower = new LockoutPolicy(3, 4, HALF_AN_HOUR);
            AttemptCount count = new AttemptCount(failures, total, NOON, null);
            assertThat(lower.admit(count, NOON)).isEqualTo(new AttemptDecision.LockedOut());
            assertThat(lower.left(count, NOON)).isZero();
        }
    }

    @Nested
    @DisplayName("Settings that make no sense")
    class Construction {

        @ParameterizedTest(name = "{0}, {1}, {2} s: {3}")
        @CsvSource({
            "0, 15, 1800, maxFailures",
            "-1, 15, 1800, maxFailures",
            "5, 4, 1800, maxTotalFailures",
            "5, 15, -1, failureReset"
        })
        @DisplayName("are refused by name")
        void named(int maxFailures, int maxTotal, long reset, String field) {
            Duration quiet = Duration.ofSeconds(reset);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LockoutPolicy(maxFailures, maxTotal, quiet))
                    .withMessageStartingWith(field);
        }

        @Test
        @DisplayName("do not include counting nothing")
        void nothing() {
            assertThat(new AttemptCount(0, 0, null, null)).isEqualTo(AttemptCount.NONE);
        }

        @ParameterizedTest
        @CsvSource({"-1, 0", "0, -1"})
        @DisplayName("and so are negative counts")
        void negativeCounts(int failures, int total) {
            assertThatIllegalArgumentException().isThrownBy(() -> new AttemptCount(failures, total, null, null));
        }
    }
}
