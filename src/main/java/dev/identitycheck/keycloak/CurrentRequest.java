package dev.identitycheck.keycloak;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The request that is being answered; there is none where the server acts by itself: at its start, in a worker. */
public final class CurrentRequest {

    private CurrentRequest() {}

    public static boolean isThere(KeycloakSession session) {
        return uri(session).isPresent();
    }

    /** Its path below the server's address, without a slash before it; empty where there is no request. */
    public static String path(KeycloakSession session) {
        return uri(session)
                .map(UriInfo::getPath)
                .map(path -> path.replaceFirst("^/", ""))
                .orElse("");
    }

    // As it came, not as the context has it: Keycloak 26.5 fails to make that where there is no request.
    private static Optional<UriInfo> uri(KeycloakSession session) {
        try {
            return Optional.ofNullable(session.getContext().getHttpRequest().getUri());
        } catch (ContextNotActiveException e) {
            return Optional.empty();
        }
    }
}
