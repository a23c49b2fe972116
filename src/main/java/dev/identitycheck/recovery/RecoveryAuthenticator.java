package dev.identitycheck.recovery;

import dev.identitycheck.authenticator.StatelessAuthenticator;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;

/** The base of the recovery authenticators. The user is unknown until a code was right. */
public interface RecoveryAuthenticator extends StatelessAuthenticator {

    @Override
    default boolean requiresUser() {
        return false;
    }

    /** Ends the recovery with an error page and logs the cause, which the operator has to fix. */
    static void refuse(AuthenticationFlowContext context, String cause) {
        Logger.getLogger(RecoveryAuthenticator.class)
                .warnf(
                        "identity-check event=recovery_refused realm=%s cause=\"%s\"",
                        context.getRealm().getName(), cause);
        Response page =
                context.form().setError("identityCheckRecoveryOff").createErrorPage(Response.Status.BAD_REQUEST);
        context.failure(AuthenticationFlowError.INTERNAL_ERROR, page);
    }
}
