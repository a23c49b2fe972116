package dev.identitycheck.support.doctor;

import dev.identitycheck.settings.CodeStepSettings;
import dev.identitycheck.settings.InvalidSetting;
import dev.identitycheck.settings.Settings;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.stream.Stream;

/** Settings of a step that are out of range: nobody unknown comes in, or nobody at all. */
final class StepSettings implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        return Stream.concat(
                patient.steps().flatMap(step -> invalid(step)
                        .map(setting -> finding(step, setting, "new identities are refused."))),
                patient.codeSteps().flatMap(step -> invalidCode(step)
                        .map(setting -> finding(step, setting, "nobody gets past the step."))));
    }

    private static Stream<InvalidSetting> invalid(ConfiguredStep step) {
        return Settings.parse(step.config()) instanceof Settings.Parsed.Invalid invalid
                ? invalid.settings().stream()
                : Stream.empty();
    }

    private static Stream<InvalidSetting> invalidCode(ConfiguredStep step) {
        return CodeStepSettings.parse(step.config()) instanceof CodeStepSettings.Parsed.Invalid invalid
                ? invalid.settings().stream()
                : Stream.empty();
    }

    private static Finding finding(ConfiguredStep step, InvalidSetting setting, String meaning) {
        return new Finding(
                Severity.ERROR,
                "step-setting-invalid",
                setting.key(),
                "In the flow " + step.flow() + " the setting is out of range: " + meaning,
                "Set " + setting + ".");
    }
}
