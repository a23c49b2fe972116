package dev.identitycheck.requiredaction.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.contact.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepUpProofTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:05:00.123Z");
    private static final StepUpProof PROOF =
            new StepUpProof("scope", AT, Set.of(Channel.EMAIL, Channel.SMS), "contact", "account");

    @Test
    @DisplayName("a proof comes back as it was kept, to the millisecond")
    void roundTrip() {
        assertThat(StepUpProof.parse(PROOF.text())).contains(PROOF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", "a|b|email|c|d", "a|1|email|c", "a|1|email|c|d|e", "a|-1|email|c|d"})
    @DisplayName("anything else is no proof")
    void anythingElse(String text) {
        assertThat(StepUpProof.parse(text)).isEmpty();
    }

    @Test
    @DisplayName("a proof confirms further operations for five minutes, and no longer where a clock was set back")
    void fresh() {
        assertThat(PROOF.isFresh(AT)).isTrue();
        assertThat(PROOF.isFresh(AT.plus(Duration.ofMinutes(5)).minusMillis(1))).isTrue();
        assertThat(PROOF.isFresh(AT.plus(Duration.ofMinutes(5)))).isFalse();
        assertThat(PROOF.isFresh(AT.minus(Duration.ofMinutes(6)))).isFalse();
        assertThat(PROOF.until()).isEqualTo(AT.plus(Duration.ofMinutes(5)));
    }
}
