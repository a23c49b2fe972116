package dev.identitycheck.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    @DisplayName("operators search events for these words")
    void words() {
        assertThat(Arrays.stream(Outcome.values()).map(Outcome::key))
                .contains(
                        "known",
                        "first",
                        "existing",
                        "challenged",
                        "confirmed",
                        "wrong_code",
                        "expired",
                        "locked",
                        "no_contact",
                        "delivery_failed")
                .allMatch(key -> key.matches("[a-z_]+"));
    }

    @Test
    @DisplayName("what let somebody in or asked is no error, what kept somebody out is")
    void errors() {
        assertThat(Arrays.stream(Outcome.values()).filter(o -> !o.isError()).map(Outcome::key))
                .containsExactly(
                        "known",
                        "first",
                        "existing",
                        "challenged",
                        "confirmed",
                        "forgotten",
                        "disowned",
                        "contact_disowned",
                        "doubted",
                        "device_remembered",
                        "device_forgotten");
    }
}
