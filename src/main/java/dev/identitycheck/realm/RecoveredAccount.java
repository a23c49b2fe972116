package dev.identitycheck.realm;

import dev.identitycheck.account.AllSessions;
import java.time.Instant;
import java.util.Objects;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Ends the sessions of an account whose owner has recovered it: whoever knew the old password may have begun them. */
public final class RecoveredAccount {

    private static final String NOTE = "identity-check.recovery.account";

    private RecoveredAccount() {}

    /** From now on this login may choose a new password for the account. */
    public static void mark(AuthenticationSessionModel login, String userId) {
        login.setAuthNote(NOTE, userId);
    }

    static void onNewPassword(KeycloakSession session, Event event, Instant now) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null && Objects.equals(login.getAuthNote(NOTE), event.getUserId())) {
            login.removeAuthNote(NOTE);
            endSessions(session, session.getContext().getRealm(), event.getUserId(), now);
        }
    }

    /** Ends them all, and makes what was issued to them worthless. */
    public static void endSessions(KeycloakSession session, RealmModel realm, String userId, Instant now) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user != null) {
            session.users().setNotBeforeForUser(realm, user, Math.toIntExact(now.getEpochSecond()));
            AllSessions.end(session, realm, user);
        }
    }
}
