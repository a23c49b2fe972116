package dev.identitycheck.listener;

import dev.identitycheck.account.AccountNotices;
import java.util.Comparator;
import java.util.Optional;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Detects a login that was under way when the owner had every session ended. Somebody may have given the password or
 * passkey before it was taken away, and waited on a page of a required action: such a login has no session yet that
 * could end.
 */
final class OutdatedLogin {

    private OutdatedLogin() {}

    /** Whether something in a login was passed before that; decided without the row lock. */
    static boolean is(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        return user != null
                && AccountNotices.endOfSessions(session, realm, user)
                        .filter(end -> begun(login)
                                .filter(first -> first <= end.getEpochSecond())
                                .isPresent())
                        .isPresent();
    }

    // When the first step of the login was passed, in epoch seconds.
    private static Optional<Integer> begun(AuthenticationSessionModel login) {
        return AuthenticatorUtils.parseCompletedExecutions(
                        login.getUserSessionNotes().get(Constants.AUTHENTICATORS_COMPLETED))
                .values()
                .stream()
                .min(Comparator.naturalOrder());
    }
}
