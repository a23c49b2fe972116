package dev.identitycheck.listener;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserSessions;
import dev.identitycheck.keycloak.CommitVeto;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Ends the sessions of an account whose owner has recovered it: whoever knew the old password may have begun them. */
public final class RecoverySessionLogout {

    private static final String NOTE = "identity-check.recovery.account";
    private static final String RECOVERY = "identity-check.recovery.by";

    private RecoverySessionLogout() {}

    /** From now on this login may choose a new password for the account. */
    public static void mark(AuthenticationSessionModel login, VerifiedRecovery recovery) {
        login.setAuthNote(NOTE, recovery.userId());
        login.setAuthNote(RECOVERY, recovery.text());
    }

    /** Whether a login recovers no such account, or still may. To be asked under the account's lock. */
    public static boolean stands(AuthenticationSessionModel login, LockedAccount account, Instant now) {
        return by(login, account.user().getId())
                .map(recovery -> recovery.stands(account, now))
                .orElse(true);
    }

    private static Optional<VerifiedRecovery> by(AuthenticationSessionModel login, String userId) {
        return Optional.ofNullable(login.getAuthNote(RECOVERY))
                .flatMap(VerifiedRecovery::read)
                .filter(recovery -> recovery.userId().equals(userId));
    }

    static void onNewPassword(KeycloakSession session, Event event, Instant now) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login == null || event.getUserId() == null) {
            return;
        }
        RealmModel realm = session.getContext().getRealm();
        // Under the lock, so that a contact which is taken away at the same moment is gone for one of the two.
        by(login, event.getUserId())
                .ifPresent(recovery -> CommitVeto.when(session, () -> !recovery.standsAtCommit(session, realm, now)));
        if (Objects.equals(login.getAuthNote(NOTE), event.getUserId())) {
            login.removeAuthNote(NOTE);
            endSessions(session, realm, event.getUserId(), now);
        }
    }

    /** Ends them all, and makes what was issued to them worthless. */
    public static void endSessions(KeycloakSession session, RealmModel realm, String userId, Instant now) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user != null) {
            session.users().setNotBeforeForUser(realm, user, Math.toIntExact(now.getEpochSecond()));
            UserSessions.end(session, realm, user);
        }
    }
}
