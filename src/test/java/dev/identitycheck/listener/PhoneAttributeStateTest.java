package dev.identitycheck.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.listener.PhoneAttributeState.Repair;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A new number is not proved by the mark of the earlier number")
class PhoneAttributeStateTest {

    private static PhoneAttributeState state(
            @Nullable String number, boolean marked, @Nullable String credentialNumber) {
        return new PhoneAttributeState(Optional.ofNullable(number), marked, Optional.ofNullable(credentialNumber));
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3} becomes {4} {5} {6}: {7}")
    @CsvSource({
        // a person changes the number or its mark
        "PERSON, +1, true, , +2, true, , UNMARK",
        "PERSON, +1, true, +1, +2, true, +1, UNMARK",
        "PERSON, , false, , +2, true, , UNMARK",
        "PERSON, +1, true, +1, +2, false, +1, NONE",
        "PERSON, +1, true, , +1, true, , NONE",
        "PERSON, +2, false, +1, +1, true, +1, NONE",
        "PERSON, +1, true, +1, , false, +1, NONE",
        // a removed credential unmarks its number in the attribute
        "PERSON, +1, true, +1, +1, true, , UNMARK",
        "ADMINISTRATOR, +1, true, +1, +1, true, , UNMARK",
        "PERSON, +2, true, +1, +2, true, , NONE",
        // an administrator's change takes precedence over what was proved
        "ADMINISTRATOR, +1, true, , +2, true, , NONE",
        "ADMINISTRATOR, +1, true, +1, +2, true, +1, REMOVE_CREDENTIAL",
        "ADMINISTRATOR, +1, true, +1, +1, false, +1, REMOVE_CREDENTIAL",
        "ADMINISTRATOR, +1, true, +1, , false, +1, REMOVE_CREDENTIAL",
        "ADMINISTRATOR, +1, true, +1, +2, false, +1, REMOVE_CREDENTIAL",
        "ADMINISTRATOR, , false, +1, , false, +1, NONE"
    })
    void repaired(
            Actor actor,
            @Nullable String number,
            boolean marked,
            @Nullable String credentialNumber,
            @Nullable String newNumber,
            boolean newMarked,
            @Nullable String newCredentialNumber,
            Repair repair) {
        PhoneAttributeState before = state(number, marked, credentialNumber);
        assertThat(state(newNumber, newMarked, newCredentialNumber).repairAfter(before, actor))
                .isEqualTo(repair);
    }

    @Test
    @DisplayName("the state is consistent where attributes and credential hold the same number")
    void isConsistent() {
        assertThat(state("+1", true, "+1").isConsistent()).isTrue();
        assertThat(state(null, false, null).isConsistent()).isTrue();
        assertThat(state("+1", false, null).isConsistent()).isTrue();
        assertThat(state("+1", true, null).isConsistent()).isFalse();
        assertThat(state("+1", false, "+1").isConsistent()).isFalse();
        assertThat(state("+2", true, "+1").isConsistent()).isFalse();
    }
}
