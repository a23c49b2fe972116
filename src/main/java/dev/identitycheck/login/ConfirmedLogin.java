package dev.identitycheck.login;

import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Marks a login in which its identity became known. Such a login has written to the account anyway, so it may read the
 * account again when it ends; a login of an identity known before costs no statement.
 */
public final class ConfirmedLogin {

    private static final String NOTE = "identity-check.confirmed-here";

    private ConfirmedLogin() {}

    /** Records that the login's identity became known. */
    public static void note(AuthenticationSessionModel login) {
        login.setAuthNote(NOTE, "true");
    }

    /** Whether an identity became known in this login. */
    public static boolean is(AuthenticationSessionModel login) {
        return login.getAuthNote(NOTE) != null;
    }
}
