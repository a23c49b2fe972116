package dev.identitycheck.broker.link;

import dev.identitycheck.keycloak.CurrentRequest;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;

/** Who initiated the creation or removal of a federated link. */
public enum LinkInitiator {
    /** A login that goes on to the provider's Post Login Flow. */
    LOGIN,
    /** A person's browser or client outside such a login: the Account Console, a token exchange. */
    PERSON,
    /** An administrator who links one identity through the admin REST interface. */
    ADMINISTRATOR,
    /** An import, any other administrative request, or the server itself. */
    ADMINISTRATION;

    private static final Pattern FROM_PROVIDER = Pattern.compile("realms/[^/]+/broker/[^/]+/endpoint(/.*)?");
    private static final Pattern ONE_LINK = Pattern.compile("admin/.*/users/[^/]+/federated-identity/[^/]+");

    /** The initiator of the current request; a request not recognised as administrative counts as personal. */
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

    /** Whether the current request is a provider's response to a login, at the broker's endpoint. */
    static boolean isFromProvider(KeycloakSession session) {
        return FROM_PROVIDER.matcher(CurrentRequest.path(session)).matches();
    }

    /** Whether the initiator is a person's browser or client. */
    public boolean isPersonal() {
        return this == LOGIN || this == PERSON;
    }
}
