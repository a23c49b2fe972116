package dev.identitycheck.flow;

import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.settings.CodeOrPinSettings;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.RecoveryCodeSettings;
import dev.identitycheck.settings.RecoveryIdentifySettings;
import dev.identitycheck.settings.RememberDeviceSettings;
import dev.identitycheck.settings.UnfamiliarAccessSettings;
import dev.identitycheck.settings.option.InvalidSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * The settings of the steps of a realm that are out of range. Keycloak stores each value that is saved at a step
 * (26.7), and a step with such a setting fails closed.
 */
public final class StepSettings {

    private static final String NOBODY_RECOVERS = "nobody recovers a password";

    static final List<Kind> KINDS = List.of(
            new Kind(
                    ProviderIds.IDENTITY_CHECK,
                    config -> IdentityCheckSettings.parse(config).map(valid -> List.of(), invalid -> invalid),
                    "new identities are refused"),
            new Kind(
                    ProviderIds.CODE_OR_PIN,
                    config -> CodeOrPinSettings.parse(config) instanceof CodeOrPinSettings.Parsed.Invalid parsed
                            ? parsed.settings()
                            : List.of(),
                    "nobody gets past the step"),
            new Kind(
                    ProviderIds.UNFAMILIAR_ACCESS,
                    config -> UnfamiliarAccessSettings.parse(config)
                                    instanceof UnfamiliarAccessSettings.Parsed.Invalid parsed
                            ? parsed.settings()
                            : List.of(),
                    "every access is unfamiliar"),
            new Kind(
                    ProviderIds.REMEMBER_DEVICE,
                    config -> RememberDeviceSettings.parse(config).invalid(),
                    "owners are told only of browsers that are remembered after a step was passed"),
            new Kind(
                    ProviderIds.RECOVERY_IDENTIFY,
                    config -> RecoveryIdentifySettings.parse(config).invalid(),
                    NOBODY_RECOVERS),
            new Kind(
                    ProviderIds.RECOVERY_CODE,
                    config -> RecoveryCodeSettings.parse(config).invalid(),
                    NOBODY_RECOVERS));

    private StepSettings() {}

    /**
     * A setting of a step that is out of range.
     *
     * @param flow the alias of the top-level flow
     * @param config the id of the configuration, which several steps may share
     * @param step the provider id of the step
     * @param setting the setting and the allowed values
     * @param consequence what happens until it is corrected, as a clause
     */
    public record Invalid(String flow, String config, String step, InvalidSetting setting, String consequence) {}

    record Kind(String step, Function<Map<String, String>, List<InvalidSetting>> invalid, String consequence) {

        Stream<Invalid> in(RealmModel realm, AuthenticationFlowModel flow, FlowExecution execution) {
            return invalid.apply(execution.config(realm)).stream()
                    .map(setting -> new Invalid(
                            flow.getAlias(), execution.storedConfig(realm).orElse(""), step, setting, consequence));
        }
    }

    /**
     * What happens at a step whose settings cannot be used, as a clause; empty if it has no settings.
     *
     * @param step the provider id of the step
     */
    public static Optional<String> consequence(String step) {
        return KINDS.stream()
                .filter(kind -> kind.step().equals(step))
                .map(Kind::consequence)
                .findFirst();
    }

    /**
     * The invalid settings of all enabled steps, in all flows, whether or not they are bound. Those of a step whose
     * configuration was removed are no settings that somebody could correct.
     */
    public static Stream<Invalid> invalid(RealmModel realm) {
        return realm.getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .flatMap(flow -> FlowExecution.of(realm, flow.getId())
                        .filter(execution -> execution.isEnabled() && !execution.hasLostConfig(realm))
                        .flatMap(execution -> KINDS.stream()
                                .filter(kind -> execution.is(kind.step()))
                                .flatMap(kind -> kind.in(realm, flow, execution))));
    }
}
