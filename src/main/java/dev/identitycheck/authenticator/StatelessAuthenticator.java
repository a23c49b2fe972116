package dev.identitycheck.authenticator;

import dev.identitycheck.flow.FlowExecution;
import java.util.Map;
import java.util.Objects;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The base of authenticators that keep no state and that users do not set up. */
public interface StatelessAuthenticator extends Authenticator {

    // Keycloak 26.7 counts a required step that is not configured as passed (DefaultAuthenticationFlow).
    @Override
    default boolean configuredFor(KeycloakSession current, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    default void setRequiredActions(KeycloakSession current, RealmModel realm, UserModel user) {}

    @Override
    default void close() {}

    /**
     * Returns the settings of the step or condition; empty if an administrator has set none, {@link FlowExecution#LOST}
     * if they were removed.
     */
    static Map<String, String> config(AuthenticationFlowContext context) {
        AuthenticatorConfigModel config = context.getAuthenticatorConfig();
        if (config == null && context.getExecution().getAuthenticatorConfig() != null) {
            return FlowExecution.LOST;
        }
        return config == null ? Map.of() : Objects.requireNonNullElse(config.getConfig(), Map.of());
    }
}
