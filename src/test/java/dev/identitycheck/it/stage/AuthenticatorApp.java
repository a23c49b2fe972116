package dev.identitycheck.it.stage;

import org.keycloak.models.utils.TimeBasedOTP;

/** What an authenticator app shows. */
public final class AuthenticatorApp {

    static final String SECRET = "a secret of twenty l";

    private AuthenticatorApp() {}

    /** The code of the moment. */
    public static String code() {
        return new TimeBasedOTP().generateTOTP(SECRET);
    }
}
