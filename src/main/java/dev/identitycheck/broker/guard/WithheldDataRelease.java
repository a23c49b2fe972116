package dev.identitycheck.broker.guard;

import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A login that has proved its identity gets what had been kept from its link and its account until then. */
public final class WithheldDataRelease {

    private WithheldDataRelease() {}

    /** To be called when a login ends in a session: one that proves nothing is undone with all that is written here. */
    public static void giveBack(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        String alias = login.getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
        String brokerUserId = login.getAuthNote(AuthenticationProcessor.BROKER_USER_ID);
        if (user != null
                && alias != null
                && brokerUserId != null
                && WithheldSessionNotes.isFor(login, user.getId(), brokerUserId)) {
            WithheldLinkToken.giveBack(session, realm, user, alias, brokerUserId);
            WithheldGrants.giveBack(session, realm, user);
            WithheldSessionNotes.forget(login);
        }
    }
}
