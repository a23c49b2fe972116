package dev.identitycheck.link;

import dev.identitycheck.settings.Settings;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Which identity providers of a realm run the step after their logins, and with which settings. */
public final class CheckedProviders {

    private CheckedProviders() {}

    /** Whether the step stands in any flow of the realm: only there are links watched. */
    public static boolean anyIn(RealmModel realm) {
        return realm.getAuthenticationFlowsStream()
                .map(AuthenticationFlowModel::getId)
                .flatMap(realm::getAuthenticationExecutionsStream)
                .anyMatch(CheckedProviders::isStep);
    }

    /** The settings of the step in a provider's Post Login Flow; nothing if there is none that can be used. */
    public static Optional<Settings> settings(KeycloakSession session, RealmModel realm, String alias) {
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .map(IdentityProviderModel::getPostBrokerLoginFlowId)
                .flatMap(flow -> steps(realm, flow).findFirst())
                .flatMap(step -> settings(realm, step));
    }

    private static Stream<AuthenticationExecutionModel> steps(RealmModel realm, String flowId) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .filter(e -> !e.isDisabled())
                .flatMap(e -> e.isAuthenticatorFlow() ? steps(realm, e.getFlowId()) : Stream.of(e))
                .filter(CheckedProviders::isStep);
    }

    private static boolean isStep(AuthenticationExecutionModel execution) {
        return Settings.STEP.equals(execution.getAuthenticator());
    }

    private static Optional<Settings> settings(RealmModel realm, AuthenticationExecutionModel step) {
        AuthenticatorConfigModel config = step.getAuthenticatorConfig() == null
                ? null
                : realm.getAuthenticatorConfigById(step.getAuthenticatorConfig());
        Map<String, String> values =
                config == null ? Map.of() : Objects.requireNonNullElse(config.getConfig(), Map.of());
        return Settings.parse(values) instanceof Settings.Parsed.Valid valid
                ? Optional.of(valid.settings())
                : Optional.empty();
    }
}
