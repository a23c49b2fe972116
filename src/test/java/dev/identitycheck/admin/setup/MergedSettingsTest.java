package dev.identitycheck.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The settings of several steps as one")
class MergedSettingsTest {

    @Test
    void are_those_that_all_of_them_have() {
        MergedSettings merged = MergedSettings.of(
                List.of(Map.of("codeLength", "8", "maxFailures", "3"), Map.of("codeLength", "8", "maxFailures", "3")));
        assertThat(merged.contested()).isEmpty();
        assertThat(merged.settings()).isEqualTo(Map.of("codeLength", "8", "maxFailures", "3"));
    }

    @Test
    void leave_out_defaults_that_the_admin_console_stored() {
        MergedSettings merged = MergedSettings.of(
                List.of(Map.of("codeLength", "6", "existingLinks", "default", "notify", ""), Map.of()));
        assertThat(merged.contested()).isEmpty();
        assertThat(merged.settings()).isEmpty();
    }

    @Test
    void are_contested_where_one_step_has_a_value_and_another_the_default() {
        assertThat(MergedSettings.of(List.of(Map.of("noContact", "allow"), Map.of("noContact", "deny")))
                        .contested())
                .containsExactly("noContact");
        assertThat(MergedSettings.of(List.of(Map.of("fingerprintClaims", "spidCode"), Map.of("existingLinks", "trust")))
                        .contested())
                .containsExactly("existingLinks", "fingerprintClaims");
    }

    @Test
    void are_contested_where_two_values_were_chosen() {
        MergedSettings merged = MergedSettings.of(List.of(Map.of("codeLength", "7"), Map.of("codeLength", "8")));
        assertThat(merged.contested()).containsExactly("codeLength");
    }

    @Test
    void never_take_a_mode_from_one_step_to_another() {
        assertThat(MergedSettings.of(List.of(Map.of("mode", "observe"), Map.of()))
                        .contested())
                .containsExactly("mode");
        assertThat(MergedSettings.of(List.of(Map.of("mode", "observe"), Map.of("mode", "observe")))
                        .settings())
                .isEqualTo(Map.of("mode", "observe"));
        assertThat(MergedSettings.of(List.of(Map.of("mode", "enforce"), Map.of()))
                        .contested())
                .isEmpty();
    }

    @Test
    void keep_what_an_other_release_calls_a_setting() {
        assertThat(MergedSettings.of(List.of(Map.of("unheardOf", "x"), Map.of("unheardOf", "x")))
                        .settings())
                .isEqualTo(Map.of("unheardOf", "x"));
    }
}
