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
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** Ends or removes the sessions of a user and invalidates the user's tokens, on every node. */
public final class UserSessions {

    private UserSessions() {}

    /** Invalidates every token issued until now, whether or not its session is found. */
    static void invalidateTokens(KeycloakSession session, RealmModel realm, UserModel user, Instant now) {
        session.users().setNotBeforeForUser(realm, user, Math.toIntExact(now.getEpochSecond()));
    }

    /** Ends every session of a user, offline sessions too, and logs the applications out. */
    public static void end(KeycloakSession session, RealmModel realm, UserModel user) {
        for (UserSessionModel userSession : sessions(session, realm, user)) {
            AuthenticationManager.backchannelLogout(session, userSession, true);
        }
    }

    /** Ends every session of a user except the online session of this id. */
    public static void endOthers(KeycloakSession session, RealmModel realm, UserModel user, Optional<String> keptId) {
        sessions(session, realm, user).stream()
                .filter(userSession -> !keptId.equals(Optional.of(userSession.getId())) || userSession.isOffline())
                .forEach(userSession -> AuthenticationManager.backchannelLogout(session, userSession, true));
    }

    /**
     * Removes every session that started by this time, without logging the applications out: for use without a request.
     */
    public static void remove(KeycloakSession session, RealmModel realm, String userId, Instant startedUntil) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user != null) {
            sessions(session, realm, user).stream()
                    .filter(userSession -> userSession.getStarted() <= startedUntil.getEpochSecond())
                    .forEach(userSession -> remove(session, realm, userSession));
        }
    }

    /** Removes a session, if it exists, without logging the applications out. */
    public static void remove(KeycloakSession session, RealmModel realm, String sessionId) {
        UserSessionModel found = session.sessions().getUserSession(realm, sessionId);
        if (found != null) {
            remove(session, realm, found);
        }
    }

    private static void remove(KeycloakSession session, RealmModel realm, UserSessionModel userSession) {
        // A tab of the session may be on the page of a required action, which would begin another session.
        RootAuthenticationSessionModel tabs =
                session.authenticationSessions().getRootAuthenticationSession(realm, userSession.getId());
        if (tabs != null) {
            session.authenticationSessions().removeRootAuthenticationSession(realm, tabs);
        }
        if (userSession.isOffline()) {
            session.sessions().removeOfflineUserSession(realm, userSession);
        } else {
            session.sessions().removeUserSession(realm, userSession);
        }
    }

    private static List<UserSessionModel> sessions(KeycloakSession session, RealmModel realm, UserModel user) {
        // Collected before they are ended, which changes what the streams read.
        return Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                .toList();
    }
}
