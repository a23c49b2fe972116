package dev.identitycheck.keycloak;

import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Encode;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** The addresses at which people open the security centre, and at which they are once they leave it. */
public final class SecurityCentreAddress {

    /** The path below the realm's public resource. */
    public static final String START = "centre";

    /** The path below {@link #START}. */
    public static final String LANDING = "left";

    private static final String MADE_BY_SETUP = "identity-check.madeBySetup";

    private SecurityCentreAddress() {}

    /** What marks the set-up's client. */
    public static Map<String, String> mark() {
        return Map.of(MADE_BY_SETUP, "true");
    }

    /** The set-up's client; empty if there is none, or one of somebody else's. */
    public static Optional<ClientModel> client(RealmModel realm) {
        return Optional.ofNullable(realm.getClientByClientId(ProviderIds.SECURITY_CENTRE))
                .filter(client -> Boolean.parseBoolean(client.getAttribute(MADE_BY_SETUP)));
    }

    /** The path that opens the security centre, below the server's address. */
    public static String path(RealmModel realm) {
        return "/realms/" + Encode.encodePathSegmentAsIs(realm.getName()) + "/" + ProviderIds.IDENTITY_CHECK + "/"
                + START;
    }

    /** The path of the page after the security centre, below the server's address. */
    public static String landingPath(RealmModel realm) {
        return path(realm) + "/" + LANDING;
    }
}
