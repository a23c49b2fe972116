package dev.identitycheck.broker.link;

import dev.identitycheck.keycloak.CurrentRequest;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;

/** Whose doing a change of a link is. */
public enum LinkInitiator {
    /** A login that goes on to the provider's Post Login Flow. */
    LOGIN,
    /** A person's browser or client in another way: the Account Console, a token exchange. */
    PERSON,
    /** An administrator who links one identity by the admin REST interface. */
    ADMINISTRATOR,
    /** An import, whatever else administers, or the server itself. */
    ADMINISTRATION;

    private static final Pattern FROM_PROVIDER = Pattern.compile("realms/[^/]+/broker/[^/]+/endpoint(/.*)?");
    private static final Pattern ONE_LINK = Pattern.compile("admin/.*/users/[^/]+/federated-identity/[^/]+");

    /** Whose doing the running request is; what is not known to be administration counts as personal. */
    public static LinkInitiator of(KeycloakSession session) {
        String path = CurrentRequest.path(session);
        if (path.endsWith("/after-first-broker-login") || path.endsWith("/after-post-broker-login")) {
            return LOGIN;
        }
        if (ONE_LINK.matcher(path).matches()) {
            return ADMINISTRATOR;
        }
        boolean personal = session.getContext().getAuthenticationSession() != null || path.startsWith("realms/");
        return personal ? PERSON : ADMINISTRATION;
    }

    /** Whether the running request is an answer that a provider sends a login with. */
    static boolean isFromProvider(KeycloakSession session) {
        return FROM_PROVIDER.matcher(CurrentRequest.path(session)).matches();
    }

    /** Whether a person's browser or client does it. */
    public boolean isPersonal() {
        return this == LOGIN || this == PERSON;
    }
}
