package dev.identitycheck.support.doctor;

import dev.identitycheck.recovery.CodeStepFactory;
import dev.identitycheck.recovery.IdentifyFactory;
import dev.identitycheck.recovery.IdentifySettings;
import dev.identitycheck.settings.AccessSettings;
import dev.identitycheck.settings.CodeStepSettings;
import dev.identitycheck.settings.InvalidSetting;
import dev.identitycheck.settings.RecoverySettings;
import dev.identitycheck.settings.Settings;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Settings of a step that are out of range: what it guards stays shut. */
final class StepSettings implements Check {

    /**
     * How a step of ours reads its settings.
     *
     * @param step the id of its provider
     * @param invalid the settings that cannot be used
     * @param meaning what follows from one that cannot
     */
    private record Reading(String step, Function<Map<String, String>, List<InvalidSetting>> invalid, String meaning) {

        Stream<Finding> of(ConfiguredStep configured) {
            return invalid.apply(configured.config()).stream().map(setting -> finding(configured, setting));
        }

        private Finding finding(ConfiguredStep configured, InvalidSetting setting) {
            return new Finding(
                    Severity.ERROR,
                    "step-setting-invalid",
                    setting.key(),
                    "In the flow " + configured.flow() + " a setting of " + step + " is out of range: " + meaning,
                    "Set " + setting + ".");
        }
    }

    private static final String NOBODY_RECOVERS = "nobody recovers a password.";
    private static final Reading NEW_IDENTITY = new Reading(
            Settings.STEP,
            config -> Settings.parse(config) instanceof Settings.Parsed.Invalid wrong ? wrong.settings() : List.of(),
            "new identities are refused.");
    private static final List<Reading> OTHERS = List.of(
            new Reading(
                    CodeStepSettings.STEP,
                    config -> CodeStepSettings.parse(config) instanceof CodeStepSettings.Parsed.Invalid wrong
                            ? wrong.settings()
                            : List.of(),
                    "nobody gets past the step."),
            new Reading(
                    AccessSettings.CONDITION,
                    config -> AccessSettings.parse(config) instanceof AccessSettings.Parsed.Invalid wrong
                            ? wrong.settings()
                            : List.of(),
                    "every access is unfamiliar."),
            new Reading(
                    IdentifyFactory.ID, config -> IdentifySettings.parse(config).invalid(), NOBODY_RECOVERS),
            new Reading(
                    CodeStepFactory.ID, config -> RecoverySettings.parse(config).invalid(), NOBODY_RECOVERS));

    @Override
    public Stream<Finding> look(Patient patient) {
        return Stream.concat(
                patient.steps().flatMap(NEW_IDENTITY::of),
                OTHERS.stream()
                        .flatMap(reading -> patient.stepsOf(reading.step()).flatMap(reading::of)));
    }
}
