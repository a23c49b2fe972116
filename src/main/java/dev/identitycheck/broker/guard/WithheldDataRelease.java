package dev.identitycheck.broker.guard;

import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Gives a login that has proved its identity the token, name, roles and membership that were withheld until then. */
public final class WithheldDataRelease {

    private WithheldDataRelease() {}

    /**
     * Releases the data when a login ends in a session. A login that proves nothing is rolled back together with what
     * is written here.
     */
    public static void release(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        String alias = login.getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
        String brokerUserId = login.getAuthNote(AuthenticationProcessor.BROKER_USER_ID);
        if (user != null
                && alias != null
                && brokerUserId != null
                && WithheldSessionNotes.isFor(login, user.getId(), brokerUserId)) {
            WithheldLinkToken.release(session, realm, user, alias, brokerUserId);
            WithheldGrants.release(session, realm, user);
            WithheldSessionNotes.clear(login);
        }
    }
}
