package dev.identitycheck.keycloak;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The HTTP request that is being answered; there is none where the server acts by itself, at its start or in a worker.
 */
public final class CurrentRequest {

    private CurrentRequest() {}

    public static boolean isThere(KeycloakSession session) {
        return uri(session).isPresent();
    }

    /** The request's path below the server's address, without a leading slash; empty if there is no request. */
    public static String path(KeycloakSession session) {
        return uri(session)
                .map(UriInfo::getPath)
                .map(path -> path.replaceFirst("^/", ""))
                .orElse("");
    }

    // The URI as received, not the context's: Keycloak 26.5 fails to create that one where there is no request.
    private static Optional<UriInfo> uri(KeycloakSession session) {
        try {
            return Optional.ofNullable(session.getContext().getHttpRequest().getUri());
        } catch (ContextNotActiveException e) {
            return Optional.empty();
        }
    }
}
