package dev.identitycheck.listener;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserSessions;
import dev.identitycheck.keycloak.CommitVeto;
import dev.identitycheck.listener.protection.RecoveryMeans;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.actiontoken.execactions.ExecuteActionsActionToken;
import org.keycloak.authentication.actiontoken.verifyemail.VerifyEmailActionToken;
import org.keycloak.events.Event;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.Constants;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Ends an account's sessions when its owner has recovered it: another person who knew the old password may have
 * begun them.
 */
public final class RecoverySessionLogout {

    private static final String NOTE = "identity-check.recovery.account";
    private static final String RECOVERY = "identity-check.recovery.by";

    private RecoverySessionLogout() {}

    /** Notes in a login that it has passed the recovery and may set a new password for the account. */
    public static void mark(AuthenticationSessionModel login, VerifiedRecovery recovery) {
        login.setAuthNote(NOTE, recovery.userId());
        login.setAuthNote(RECOVERY, recovery.text());
    }

    /**
     * Whether a login may still recover the account, or does not recover it. To be called under the account's row lock.
     */
    public static boolean isValid(AuthenticationSessionModel login, LockedAccount account, Instant now) {
        return recovery(login, account.user().getId())
                .map(recovery -> recovery.isValid(account, now))
                .orElse(true);
    }

    /** Records that the recovery of a login gives the account a new password. To be called under its row lock. */
    public static void noteUse(AuthenticationSessionModel login, LockedAccount account, Instant now) {
        recovery(login, account.user().getId()).ifPresent(recovery -> recovery.noteUse(account, now));
    }

    /** By what a login may set a new password for an account without the old one; empty if it may not. */
    static Optional<RecoveryMeans> means(@Nullable AuthenticationSessionModel login, @Nullable String userId) {
        if (login == null || userId == null) {
            return Optional.empty();
        }
        return recovery(login, userId)
                .map(recovery -> new RecoveryMeans(Optional.of(recovery.sentTo()), RecoveryMeans.Occasion.FORGOTTEN))
                .or(() -> userId.equals(login.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID))
                        ? Optional.of(new RecoveryMeans(Optional.empty(), occasion(login.getAuthNote(Constants.KEY))))
                        : Optional.empty());
    }

    // Keycloak 26.7 has verified the token before it notes it. One of another's making may stand for the password.
    static RecoveryMeans.Occasion occasion(@Nullable String token) {
        return switch (type(token)) {
            case ExecuteActionsActionToken.TOKEN_TYPE -> RecoveryMeans.Occasion.INVITED;
            case VerifyEmailActionToken.TOKEN_TYPE -> RecoveryMeans.Occasion.VERIFIED;
            default -> RecoveryMeans.Occasion.FORGOTTEN;
        };
    }

    private static String type(@Nullable String token) {
        try {
            return token == null
                    ? ""
                    : Objects.requireNonNullElse(
                            new JWSInput(token)
                                    .readJsonContent(JsonWebToken.class)
                                    .getType(),
                            "");
        } catch (JWSInputException e) {
            return "";
        }
    }

    private static Optional<VerifiedRecovery> recovery(AuthenticationSessionModel login, String userId) {
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
        // The check runs under the row lock: a contact that is removed at the same time is removed either before the
        // check or after the commit.
        recovery(login, event.getUserId())
                .ifPresent(recovery -> CommitVeto.when(session, () -> !recovery.standsAtCommit(session, realm, now)));
        if (Objects.equals(login.getAuthNote(NOTE), event.getUserId())) {
            login.removeAuthNote(NOTE);
            endSessions(session, realm, event.getUserId(), now);
        }
    }

    /** Ends all sessions of a user and invalidates the tokens issued to them. */
    public static void endSessions(KeycloakSession session, RealmModel realm, String userId, Instant now) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user != null) {
            session.users().setNotBeforeForUser(realm, user, Math.toIntExact(now.getEpochSecond()));
            UserSessions.end(session, realm, user);
        }
    }
}
