package dev.identitycheck.domain.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The policy agrees with a list of failures that is counted afresh each time")
class LockoutPolicyModelTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration QUIET = Duration.ofSeconds(10);

    private enum Move {
        WRONG,
        RIGHT,
        WAIT_TOO_SHORT,
        WAIT_LONG_ENOUGH
    }

    @Test
    @DisplayName("over every story of nine moves")
    void everyStory() {
        int moves = Move.values().length;
        for (int story = 0; story < Math.pow(moves, 9); story++) {
            Walk walk = new Walk(new LockoutPolicy(2, 3, QUIET));
            for (int rest = story, step = 0; step < 9; step++, rest /= moves) {
                walk.step(Move.values()[rest % moves]);
            }
        }
    }

    @ParameterizedTest(name = "{0} in a row, {1} in total, seed {2}")
    @CsvSource({"5, 15, 1", "5, 15, 2", "1, 1, 3", "1, 100, 4", "50, 50, 5", "3, 100, 6"})
    @DisplayName("over long walks")
    void longWalks(int maxFailures, int maxTotal, long seed) {
        Random random = new Random(seed);
        for (int walks = 0; walks < 200; walks++) {
            Walk walk = new Walk(new LockoutPolicy(maxFailures, maxTotal, QUIET));
            for (int i = 0; i < 200; i++) {
                int die = random.nextInt(100);
                walk.step(
                        die < 80
                                ? Move.WRONG
                                : die < 82 ? Move.RIGHT : die < 91 ? Move.WAIT_TOO_SHORT : Move.WAIT_LONG_ENOUGH);
            }
        }
    }

    private static final class Walk {

        private final LockoutPolicy policy;
        private final List<Instant> failures = new ArrayList<>();
        private boolean locked;
        private AttemptCount count = AttemptCount.NONE;
        private Instant now = START;

        Walk(LockoutPolicy policy) {
            this.policy = policy;
        }

        void step(Move move) {
            switch (move) {
                case WRONG -> guess(false);
                case RIGHT -> guess(true);
                case WAIT_TOO_SHORT -> now = now.plus(QUIET).minusMillis(1);
                case WAIT_LONG_ENOUGH -> now = now.plus(QUIET);
            }
            assertThat(count.locked()).isEqualTo(locked);
            assertThat(policy.left(count, now)).isEqualTo(locked ? 0 : left());
        }

        private void guess(boolean right) {
            AttemptDecision verdict = policy.admit(count, now);
            assertThat(verdict instanceof AttemptDecision.LockedOut).isEqualTo(locked);
            if (!(verdict instanceof AttemptDecision.Allowed allowed)) {
                return;
            }
            failures.add(now);
            assertThat(allowed.left()).isEqualTo(left());
            if (right) {
                failures.clear();
            }
            locked = left() == 0;
            count = right ? AttemptCount.NONE : policy.failed(allowed.reserved(), now);
        }

        private int left() {
            return Math.min(policy.maxFailures() - row(), policy.maxTotalFailures() - failures.size());
        }

        /** The number of failures at the end of the list without a failureReset time between them or since. */
        private int row() {
            int row = 0;
            Instant later = now;
            for (int i = failures.size() - 1; i >= 0; i--, row++) {
                if (!later.isBefore(failures.get(i).plus(QUIET))) {
                    break;
                }
                later = failures.get(i);
            }
            return row;
        }
    }
}
