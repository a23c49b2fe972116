package dev.identitycheck.keycloak;

import org.keycloak.common.util.Encode;
import org.keycloak.models.RealmModel;

/** The addresses at which people open the security centre, and at which they are once they leave it. */
public final class SecurityCentreAddress {

    /** The path below the realm's public resource. */
    public static final String START = "centre";

    /** The path below {@link #START}. */
    public static final String LANDING = "left";

    private SecurityCentreAddress() {}

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
