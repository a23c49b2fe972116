package dev.identitycheck.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CheckOutcomeTest {

    @Test
    @DisplayName("operators search events for these words")
    void words() {
        assertThat(Arrays.stream(CheckOutcome.values()).map(CheckOutcome::key))
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
        assertThat(Arrays.stream(CheckOutcome.values())
                        .filter(o -> !o.isError())
                        .map(CheckOutcome::key))
                .containsExactly(
                        "known",
                        "first",
                        "existing",
                        "challenged",
                        "confirmed",
                        "forgotten",
                        "disowned",
                        "contact_disowned",
                        "code_disowned",
                        "change_disowned",
                        "doubted",
                        "device_remembered",
                        "device_seen",
                        "device_forgotten");
    }
}
