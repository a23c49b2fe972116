package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ConfiguredStep;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.keycloak.ProviderIds;
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

/** Reports settings of a step that are out of range: the step fails closed then. */
final class StepSettings implements Check {

    /**
     * Validates the settings of one authenticator of the extension.
     *
     * @param step the provider id of the authenticator
     * @param invalid finds the invalid settings in a configuration
     * @param consequence the consequence of an invalid setting
     */
    private record SettingsValidator(
            String step, Function<Map<String, String>, List<InvalidSetting>> invalid, String consequence) {

        Stream<Finding> findings(ConfiguredStep configured) {
            return invalid.apply(configured.config()).stream().map(setting -> finding(configured, setting));
        }

        private Finding finding(ConfiguredStep configured, InvalidSetting setting) {
            return new Finding(
                    Severity.ERROR,
                    "step-setting-invalid",
                    setting.key(),
                    "In the flow " + configured.flow() + " a setting of " + step + " is out of range: " + consequence,
                    "Set " + setting + ".");
        }
    }

    private static final String NOBODY_RECOVERS = "nobody recovers a password.";
    private static final SettingsValidator NEW_IDENTITY = new SettingsValidator(
            ProviderIds.IDENTITY_CHECK,
            config -> IdentityCheckSettings.parse(config) instanceof IdentityCheckSettings.Parsed.Invalid parsed
                    ? parsed.settings()
                    : List.of(),
            "new identities are refused.");
    private static final List<SettingsValidator> OTHERS = List.of(
            new SettingsValidator(
                    ProviderIds.CODE_OR_PIN,
                    config -> CodeOrPinSettings.parse(config) instanceof CodeOrPinSettings.Parsed.Invalid parsed
                            ? parsed.settings()
                            : List.of(),
                    "nobody gets past the step."),
            new SettingsValidator(
                    ProviderIds.UNFAMILIAR_ACCESS,
                    config -> UnfamiliarAccessSettings.parse(config)
                                    instanceof UnfamiliarAccessSettings.Parsed.Invalid parsed
                            ? parsed.settings()
                            : List.of(),
                    "every access is unfamiliar."),
            new SettingsValidator(
                    ProviderIds.RECOVERY_IDENTIFY,
                    config -> RecoveryIdentifySettings.parse(config).invalid(),
                    NOBODY_RECOVERS),
            new SettingsValidator(
                    ProviderIds.RECOVERY_CODE,
                    config -> RecoveryCodeSettings.parse(config).invalid(),
                    NOBODY_RECOVERS));

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return Stream.concat(
                examined.steps().flatMap(NEW_IDENTITY::findings),
                OTHERS.stream()
                        .flatMap(validator -> examined.stepsOf(validator.step()).flatMap(validator::findings)));
    }
}
