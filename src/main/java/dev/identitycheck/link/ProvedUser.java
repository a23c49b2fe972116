package dev.identitycheck.link;

import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * For whom the step was passed in a login. Keycloak 26.7 keeps a step's success in the browser tab and asks nothing of a
 * second login through a provider there, though it may be another person's; so each pass is written down with its user.
 */
public final class ProvedUser {

    private static final String NOTE = "identity-check.proved-user";

    private ProvedUser() {}

    /** Notes that the step was passed for this user. */
    public static void note(AuthenticationSessionModel login, UserModel user) {
        login.setAuthNote(NOTE, user.getId());
    }

    /** Whether the step was passed in this login for the user that it has now. */
    public static boolean covers(AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        return user != null && user.getId().equals(login.getAuthNote(NOTE));
    }

    /** Whether a login that is about to succeed came through a provider whose step it must have passed, and has not. */
    public static boolean isMissing(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        String alias = login.getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
        return alias != null
                && login.getAuthNote(AuthenticationProcessor.BROKER_USER_ID) != null
                && CheckedProviders.alwaysRuns(session, realm, alias)
                && !covers(login);
    }
}
