package dev.identitycheck.recovery;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What the steps of a recovery have in common. Nobody is known there until a code was right. */
interface RecoveryStep extends Authenticator {

    @Override
    default boolean requiresUser() {
        return false;
    }

    // "Not configured" would make a required step count as passed (DefaultAuthenticationFlow, Keycloak 26.7).
    @Override
    default boolean configuredFor(KeycloakSession current, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    default void setRequiredActions(KeycloakSession current, RealmModel realm, UserModel user) {}

    @Override
    default void close() {}

    /** What an administrator has set at the step. */
    static Map<String, String> config(AuthenticationFlowContext context) {
        AuthenticatorConfigModel config = context.getAuthenticatorConfig();
        return config == null ? Map.of() : Objects.requireNonNullElse(config.getConfig(), Map.of());
    }

    /** Ends the recovery of anybody at all: the operator has to do something first. */
    static void refuse(AuthenticationFlowContext context, String cause) {
        Logger.getLogger(RecoveryStep.class)
                .warnf(
                        "identity-check event=recovery_refused realm=%s cause=\"%s\"",
                        context.getRealm().getName(), cause);
        Response page =
                context.form().setError("identityCheckRecoveryOff").createErrorPage(Response.Status.BAD_REQUEST);
        context.failure(AuthenticationFlowError.INTERNAL_ERROR, page);
    }
}
