package dev.identitycheck.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.listener.ContactChangeListener.Whose;
import dev.identitycheck.listener.PhoneAttributeState.Repair;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A number that somebody writes is not proved by the mark of another")
class PhoneAttributeStateTest {

    private static PhoneAttributeState state(@Nullable String number, boolean marked, @Nullable String ofCredential) {
        return new PhoneAttributeState(Optional.ofNullable(number), marked, Optional.ofNullable(ofCredential));
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3} becomes {4} {5} {6}: {7}")
    @CsvSource({
        // a person writes another number, or none, or proves nothing
        "PERSON, +1, true, , +2, true, , UNMARK",
        "PERSON, +1, true, +1, +2, true, +1, UNMARK",
        "PERSON, , false, , +2, true, , UNMARK",
        "PERSON, +1, true, +1, +2, false, +1, NONE",
        "PERSON, +1, true, , +1, true, , NONE",
        "PERSON, +2, false, +1, +1, true, +1, NONE",
        "PERSON, +1, true, +1, , false, +1, NONE",
        // a credential goes: the number in the attribute goes with it
        "PERSON, +1, true, +1, +1, true, , UNMARK",
        "ADMINISTRATOR, +1, true, +1, +1, true, , UNMARK",
        "PERSON, +2, true, +1, +2, true, , NONE",
        // an administrator's word goes before what was proved
        "ADMINISTRATOR, +1, true, , +2, true, , NONE",
        "ADMINISTRATOR, +1, true, +1, +2, true, +1, REMOVE_CREDENTIAL",
        "ADMINISTRATOR, +1, true, +1, +1, false, +1, REMOVE_CREDENTIAL",
        "ADMINISTRATOR, +1, true, +1, , false, +1, REMOVE_CREDENTIAL",
        "ADMINISTRATOR, +1, true, +1, +2, false, +1, REMOVE_CREDENTIAL",
        "ADMINISTRATOR, , false, +1, , false, +1, NONE"
    })
    void repaired(
            Whose whose,
            @Nullable String number,
            boolean marked,
            @Nullable String ofCredential,
            @Nullable String newNumber,
            boolean newMarked,
            @Nullable String newOfCredential,
            Repair repair) {
        PhoneAttributeState before = state(number, marked, ofCredential);
        assertThat(state(newNumber, newMarked, newOfCredential).after(before, whose))
                .isEqualTo(repair);
    }

    @Test
    @DisplayName("where attributes and credential say the same, nobody looks further")
    void agrees() {
        assertThat(state("+1", true, "+1").agrees()).isTrue();
        assertThat(state(null, false, null).agrees()).isTrue();
        assertThat(state("+1", false, null).agrees()).isTrue();
        assertThat(state("+1", true, null).agrees()).isFalse();
        assertThat(state("+1", false, "+1").agrees()).isFalse();
        assertThat(state("+2", true, "+1").agrees()).isFalse();
    }
}
