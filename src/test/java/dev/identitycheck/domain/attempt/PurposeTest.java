package dev.identitycheck.domain.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PurposeTest {

    @Test
    @DisplayName("keys are stored on accounts: they stay as they are")
    void keys() {
        assertThat(Arrays.stream(Purpose.values()).map(Purpose::key))
                .containsExactly("identity", "code", "pin", "phone", "recovery");
    }
}
