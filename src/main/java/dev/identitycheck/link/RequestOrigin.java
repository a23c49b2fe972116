package dev.identitycheck.link;

import jakarta.enterprise.context.ContextNotActiveException;
import org.keycloak.models.KeycloakSession;

/** Whose doing a change is. */
final class RequestOrigin {

    private RequestOrigin() {}

    /**
     * Whether a person's browser or client is behind it: a login, the Account Console, a token exchange. Everything that
     * is not the admin REST interface or the server itself counts as personal.
     */
    static boolean isPersonal(KeycloakSession session) {
        if (session.getContext().getAuthenticationSession() != null) {
            return true;
        }
        try {
            String path = session.getContext().getUri().getPath();
            return path != null && path.replaceFirst("^/", "").startsWith("realms/");
        } catch (ContextNotActiveException e) {
            // No request at all: an import or a task of the server.
            return false;
        }
    }
}
