package dev.identitycheck.keycloak;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

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

    /**
     * The server's base URL for browsers, as the realm or the option {@code hostname} sets it, else as the request has
     * it; empty if there is no request.
     */
    public static String base(KeycloakSession session) {
        return isThere(session)
                ? session.getContext().getUri(UrlType.FRONTEND).getBaseUri().toString()
                : "";
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
