package dev.identitycheck.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** The sessions of a user, on every node. */
public final class UserSessions {

    private UserSessions() {}

    /** What was issued until now is worth nothing any more, whether or not its session is found. */
    public static void outdate(LockedAccount account, Instant now) {
        account.session()
                .users()
                .setNotBeforeForUser(account.realm(), account.user(), Math.toIntExact(now.getEpochSecond()));
    }

    /** Ends every session, off-line ones too, and tells the applications. */
    public static void end(KeycloakSession session, RealmModel realm, UserModel user) {
        for (UserSessionModel each : sessions(session, realm, user)) {
            AuthenticationManager.backchannelLogout(session, each, true);
        }
    }

    /** Ends every session but this one. */
    public static void endOthers(KeycloakSession session, RealmModel realm, UserModel user, Optional<String> kept) {
        sessions(session, realm, user).stream()
                .filter(each -> !kept.equals(Optional.of(each.getId())) || each.isOffline())
                .forEach(each -> AuthenticationManager.backchannelLogout(session, each, true));
    }

    /** Removes every session that began by then, without a word to anybody: for when there is no request. */
    public static void remove(KeycloakSession session, RealmModel realm, String userId, Instant begun) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user != null) {
            sessions(session, realm, user).stream()
                    .filter(each -> each.getStarted() <= begun.getEpochSecond())
                    .forEach(each -> remove(session, realm, each));
        }
    }

    /** Removes a session, if it is there, without a word to anybody. */
    public static void remove(KeycloakSession session, RealmModel realm, String sessionId) {
        UserSessionModel found = session.sessions().getUserSession(realm, sessionId);
        if (found != null) {
            remove(session, realm, found);
        }
    }

    private static void remove(KeycloakSession session, RealmModel realm, UserSessionModel each) {
        if (each.isOffline()) {
            session.sessions().removeOfflineUserSession(realm, each);
        } else {
            session.sessions().removeUserSession(realm, each);
        }
    }

    private static List<UserSessionModel> sessions(KeycloakSession session, RealmModel realm, UserModel user) {
        // Collected first: ending them changes what is read.
        return Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                .toList();
    }
}
