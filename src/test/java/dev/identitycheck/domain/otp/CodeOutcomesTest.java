package dev.identitycheck.domain.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What became of codes")
class CodeOutcomesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.500Z");

    @ParameterizedTest(name = "one of {0} ms later: {1}")
    @CsvSource({"-300000, true", "-1, true", "0, true", "1, false", "60000, false"})
    @DisplayName("those that were issued by the time of the refusal are refused")
    void refused(long millis, boolean isRefused) {
        CodeOutcomes outcomes = CodeOutcomes.NONE.refused("code", NOON);

        assertThat(outcomes.refuses("code", NOON.plusMillis(millis))).isEqualTo(isRefused);
        assertThat(outcomes.refuses("phone:word", NOON.plusMillis(millis))).isFalse();
        assertThat(CodeOutcomes.NONE.refuses("code", NOON.plusMillis(millis))).isFalse();
    }

    @Test
    @DisplayName("times count as they are stored, by the millisecond")
    void millis() {
        CodeOutcomes outcomes = CodeOutcomes.NONE.refused("code", NOON.plusNanos(100));

        assertThat(outcomes.refuses("code", NOON.plusNanos(999_999))).isTrue();
        assertThat(outcomes.accepted("code", NOON.plusNanos(100)).isAcceptedSince("code", NOON.plusNanos(900)))
                .isTrue();
    }

    @Test
    @DisplayName("a refusal is not taken back by an earlier one")
    void latestRefusal() {
        CodeOutcomes outcomes = CodeOutcomes.NONE.refused("code", NOON).refused("code", NOON.minusSeconds(5));

        assertThat(outcomes.refuses("code", NOON)).isTrue();
    }

    @Test
    @DisplayName("a code after a refusal is issued later than it, though the clock is behind")
    void issueTime() {
        CodeOutcomes outcomes = CodeOutcomes.NONE.refused("code", NOON);

        Instant behind = outcomes.issueTime("code", NOON.minusSeconds(2));

        assertThat(outcomes.refuses("code", behind)).isFalse();
        assertThat(outcomes.issueTime("code", NOON.plusSeconds(2))).isEqualTo(NOON.plusSeconds(2));
        assertThat(outcomes.issueTime("phone:word", NOON)).isEqualTo(NOON);
    }

    @Test
    @DisplayName("whether one was accepted since a message is known for each subject")
    void accepted() {
        CodeOutcomes outcomes =
                CodeOutcomes.NONE.refused("code", NOON.minusSeconds(9)).accepted("code", NOON);

        assertThat(outcomes.isAcceptedSince("code", NOON)).isTrue();
        assertThat(outcomes.isAcceptedSince("code", NOON.plusMillis(1))).isFalse();
        assertThat(outcomes.isAcceptedSince("recovery", NOON)).isFalse();
        assertThat(outcomes.refuses("code", NOON.minusSeconds(9))).isTrue();
    }

    @Test
    @DisplayName("a requester is barred for a day, and no flood of others makes the list longer")
    void barred() {
        CodeOutcomes outcomes = CodeOutcomes.NONE.barring("stranger", NOON);

        assertThat(outcomes.bars("stranger", NOON)).isTrue();
        assertThat(outcomes.bars("stranger", NOON.plus(Duration.ofHours(24)).minusMillis(1)))
                .isTrue();
        assertThat(outcomes.bars("stranger", NOON.plus(Duration.ofHours(24)))).isFalse();
        assertThat(outcomes.bars("owner", NOON)).isFalse();
        for (int number = 0; number < 100; number++) {
            outcomes = outcomes.barring("network" + number, NOON).barring("stranger", NOON);
        }
        assertThat(outcomes.barred()).hasSize(CodeOutcomes.MOST_BARRED);
        assertThat(outcomes.bars("stranger", NOON)).isTrue();
        assertThat(outcomes.barring("later", NOON.plus(Duration.ofDays(2))).barred())
                .hasSize(1);
    }

    @Test
    @DisplayName("a reset keeps what is refused, and nothing that an impostor could have set against the owner")
    void reset() {
        CodeOutcomes outcomes = CodeOutcomes.NONE
                .refused("code", NOON)
                .accepted("code", NOON)
                .accepted("recovery", NOON)
                .barring("owner", NOON);

        CodeOutcomes left = outcomes.refusals();

        assertThat(left.refuses("code", NOON)).isTrue();
        assertThat(left.isAcceptedSince("code", NOON)).isFalse();
        assertThat(left.isAcceptedSince("recovery", NOON)).isFalse();
        assertThat(left.bars("owner", NOON)).isFalse();
        assertThat(CodeOutcomes.NONE.accepted("code", NOON).refusals()).isEqualTo(CodeOutcomes.NONE);
    }
}
