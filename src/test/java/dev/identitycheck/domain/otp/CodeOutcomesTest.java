package dev.identitycheck.domain.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        assertThat(outcomes.accepted("code", UsedCode.unknown(NOON.plusNanos(100)))
                        .acceptedSince("code", NOON.plusNanos(900)))
                .isPresent();
        assertThat(outcomes.accepted("code", code(NOON.plusSeconds(9), "", NOON.plusNanos(100)))
                        .acceptedWith("code", NOON.plusNanos(900), ""))
                .isPresent();
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
                CodeOutcomes.NONE.refused("code", NOON.minusSeconds(9)).accepted("code", UsedCode.unknown(NOON));

        assertThat(outcomes.acceptedSince("code", NOON)).isPresent();
        assertThat(outcomes.acceptedSince("code", NOON.plusMillis(1))).isEmpty();
        assertThat(outcomes.acceptedSince("recovery", NOON)).isEmpty();
        assertThat(outcomes.refuses("code", NOON.minusSeconds(9))).isTrue();
    }

    private static UsedCode code(Instant at, String requester, Instant... issued) {
        return new UsedCode(at, List.of(issued), requester);
    }

    @Test
    @DisplayName("a code belongs to an accepted one of its own request, though a clock is behind, and to no other")
    void request() {
        Instant other = NOON.plusSeconds(30);
        CodeOutcomes outcomes =
                CodeOutcomes.NONE.accepted("code", code(NOON.minusSeconds(2), "", NOON, NOON.plusSeconds(60)));

        assertThat(outcomes.acceptedWith("code", NOON, "")).isPresent();
        assertThat(outcomes.acceptedWith("code", NOON.plusSeconds(60), "")).isPresent();
        assertThat(outcomes.acceptedWith("code", other, "")).isEmpty();
        assertThat(outcomes.acceptedWith("code", NOON.minusSeconds(3), ""))
                .as("asked for before, and another")
                .isEmpty();
        assertThat(outcomes.acceptedWith("recovery", NOON, "")).isEmpty();
    }

    @Test
    @DisplayName("a code belongs to one that was accepted later if the requesters were in one network")
    void requester() {
        CodeOutcomes outcomes = CodeOutcomes.NONE.accepted("recovery", code(NOON, "network", NOON.minusSeconds(9)));

        assertThat(outcomes.acceptedWith("recovery", NOON.minusSeconds(60), "network"))
                .isPresent();
        assertThat(outcomes.acceptedWith("recovery", NOON.plusMillis(1), "network"))
                .as("asked for after that")
                .isEmpty();
        assertThat(outcomes.acceptedWith("recovery", NOON.minusSeconds(60), "another"))
                .isEmpty();
        CodeOutcomes noNetwork = CodeOutcomes.NONE.accepted("recovery", code(NOON, "", NOON.minusSeconds(9)));
        assertThat(noNetwork.acceptedWith("recovery", NOON.minusSeconds(60), ""))
                .isEmpty();
    }

    @Test
    @DisplayName("of an accepted code without issue time, every code before it may be")
    void unknownRequest() {
        CodeOutcomes outcomes = CodeOutcomes.NONE.accepted("code", UsedCode.unknown(NOON));

        assertThat(outcomes.acceptedWith("code", NOON, "")).isPresent();
        assertThat(outcomes.acceptedWith("code", NOON.plusMillis(1), "")).isEmpty();
    }

    @Test
    @DisplayName("an accepted code is found however many the owner enters after it")
    void manyAccepted() {
        CodeOutcomes outcomes = CodeOutcomes.NONE.accepted("code", code(NOON, "", NOON));
        for (int day = 1; day <= 50; day++) {
            Instant then = NOON.plus(Duration.ofDays(day));
            outcomes = outcomes.accepted("code", code(then, "", then));
        }

        assertThat(outcomes.subjects().get(0).accepted()).hasSize(UsedCode.MOST);
        assertThat(outcomes.acceptedWith("code", NOON, "")).isPresent();
        assertThat(outcomes.acceptedWith("code", NOON.plus(Duration.ofDays(49)).plusMillis(1), ""))
                .as("one of the last days, never entered")
                .isEmpty();
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
                .accepted("code", UsedCode.unknown(NOON))
                .accepted("recovery", UsedCode.unknown(NOON))
                .barring("owner", NOON);

        CodeOutcomes left = outcomes.refusals();

        assertThat(left.refuses("code", NOON)).isTrue();
        assertThat(left.acceptedSince("code", NOON)).isEmpty();
        assertThat(left.acceptedSince("recovery", NOON)).isEmpty();
        assertThat(left.bars("owner", NOON)).isFalse();
        assertThat(CodeOutcomes.NONE.accepted("code", UsedCode.unknown(NOON)).refusals())
                .isEqualTo(CodeOutcomes.NONE);
    }
}
