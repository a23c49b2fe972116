package dev.identitycheck.login;

import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * That a login's identity became known in it. Such a login has written to the account anyhow, so it may look at the account
 * again when it ends; one of an identity that was known before costs no statement.
 */
public final class ConfirmedLogin {

    private static final String NOTE = "identity-check.confirmed-here";

    private ConfirmedLogin() {}

    /** The identity became known. */
    public static void note(AuthenticationSessionModel login) {
        login.setAuthNote(NOTE, "true");
    }

    /** Whether an identity became known in this login. */
    public static boolean is(AuthenticationSessionModel login) {
        return login.getAuthNote(NOTE) != null;
    }
}
