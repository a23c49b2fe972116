package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import dev.identitycheck.recovery.RecoveryCodeAuthenticatorFactory;
import dev.identitycheck.recovery.RecoveryIdentifyAuthenticatorFactory;
import dev.identitycheck.recovery.RecoveryIdentifySettings;
import dev.identitycheck.settings.CodeOrPinSettings;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.RecoveryCodeSettings;
import dev.identitycheck.settings.UnfamiliarAccessSettings;
import dev.identitycheck.settings.option.InvalidSetting;
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
            IdentityCheckSettings.STEP,
            config -> IdentityCheckSettings.parse(config) instanceof IdentityCheckSettings.Parsed.Invalid wrong
                    ? wrong.settings()
                    : List.of(),
            "new identities are refused.");
    private static final List<Reading> OTHERS = List.of(
            new Reading(
                    CodeOrPinSettings.STEP,
                    config -> CodeOrPinSettings.parse(config) instanceof CodeOrPinSettings.Parsed.Invalid wrong
                            ? wrong.settings()
                            : List.of(),
                    "nobody gets past the step."),
            new Reading(
                    UnfamiliarAccessSettings.CONDITION,
                    config -> UnfamiliarAccessSettings.parse(config)
                                    instanceof UnfamiliarAccessSettings.Parsed.Invalid wrong
                            ? wrong.settings()
                            : List.of(),
                    "every access is unfamiliar."),
            new Reading(
                    RecoveryIdentifyAuthenticatorFactory.ID,
                    config -> RecoveryIdentifySettings.parse(config).invalid(),
                    NOBODY_RECOVERS),
            new Reading(
                    RecoveryCodeAuthenticatorFactory.ID,
                    config -> RecoveryCodeSettings.parse(config).invalid(),
                    NOBODY_RECOVERS));

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        return Stream.concat(
                patient.steps().flatMap(NEW_IDENTITY::of),
                OTHERS.stream()
                        .flatMap(reading -> patient.stepsOf(reading.step()).flatMap(reading::of)));
    }
}
