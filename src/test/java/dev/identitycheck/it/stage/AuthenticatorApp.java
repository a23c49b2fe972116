package dev.identitycheck.it.stage;

import org.keycloak.models.utils.TimeBasedOTP;

/** The one-time codes of an authenticator app (TOTP). */
public final class AuthenticatorApp {

    static final String SECRET = "a secret of twenty l";

    private AuthenticatorApp() {}

    /** The current code of an app with this secret. */
    public static String code(String secret) {
        return new TimeBasedOTP().generateTOTP(secret);
    }

    /** The current code. */
    public static String code() {
        return new TimeBasedOTP().generateTOTP(SECRET);
    }
}
