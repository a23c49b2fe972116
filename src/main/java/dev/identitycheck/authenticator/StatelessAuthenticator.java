package dev.identitycheck.authenticator;

import java.util.Map;
import java.util.Objects;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What the steps have in common: there is nothing that a person could set up for one, and none holds anything. */
public interface StatelessAuthenticator extends Authenticator {

    // "Not configured" would make a required step count as passed (DefaultAuthenticationFlow, Keycloak 26.7).
    @Override
    default boolean configuredFor(KeycloakSession current, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    default void setRequiredActions(KeycloakSession current, RealmModel realm, UserModel user) {}

    @Override
    default void close() {}

    /** What an administrator has set at the step or condition. */
    static Map<String, String> config(AuthenticationFlowContext context) {
        AuthenticatorConfigModel config = context.getAuthenticatorConfig();
        return config == null ? Map.of() : Objects.requireNonNullElse(config.getConfig(), Map.of());
    }
}
