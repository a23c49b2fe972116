package dev.identitycheck.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("A step's settings")
class StepSettingsTest {

    static final Iterable<StepSettings.Kind> KINDS = StepSettings.KINDS;

    @ParameterizedTest
    @FieldSource("KINDS")
    @DisplayName("that were lost are not the defaults of any step: it refuses as with a setting out of range")
    void lost(StepSettings.Kind kind) {
        assertThat(kind.invalid().apply(FlowExecution.LOST)).as(kind.step()).isNotEmpty();
    }
}
