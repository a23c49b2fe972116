package dev.identitycheck.realm;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.KnownIdentities;
import dev.identitycheck.account.UnreadableAccountException;
import dev.identitycheck.identity.Identity;
import dev.identitycheck.link.CommitVeto;
import dev.identitycheck.link.ConfirmedLogin;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A login that passed the step before its identity was disowned, and comes to its end after that. */
final class DisownedLogin {

    private DisownedLogin() {}

    static boolean is(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        return user != null
                && identity(session, login)
                        .filter(identity -> blocks(session, realm, user, identity))
                        .isPresent();
    }

    /**
     * Has a login fail at its commit if the identity that became known in it is disowned by then. Both write under the account's
     * lock, so that one of them sees the other: either the login is not stored, or its session is there to be ended.
     */
    static void watch(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login, Runnable told) {
        UserModel user = login.getAuthenticatedUser();
        if (user != null && ConfirmedLogin.is(login)) {
            identity(session, login)
                    .ifPresent(identity -> CommitVeto.when(session, () -> {
                        boolean disowned = isDisowned(session, realm, user, identity);
                        if (disowned) {
                            told.run();
                        }
                        return disowned;
                    }));
        }
    }

    private static boolean isDisowned(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        try {
            return AccountLock.join(session, realm, user.getId(), account -> account.ledger()
                    .filter(ledger -> ledger.blocksLink(identity))
                    .isPresent());
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            return true;
        }
    }

    // By now the broker has left nothing of the identity but its ids.
    private static Optional<Identity> identity(KeycloakSession session, AuthenticationSessionModel login) {
        String alias = login.getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
        String brokerUserId = login.getAuthNote(AuthenticationProcessor.BROKER_USER_ID);
        if (alias == null || brokerUserId == null || !brokerUserId.startsWith(alias + ".")) {
            return Optional.empty();
        }
        String subject = brokerUserId.substring(alias.length() + 1);
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .filter(provider -> !subject.isEmpty())
                .map(provider -> new Identity(alias, provider.getInternalId(), subject));
    }

    // A known identity depends on nothing of ours; whether this one is known was decided before.
    private static boolean blocks(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        try {
            return KnownIdentities.blocksLink(session, realm, user, identity);
        } catch (UnreadableAccountException e) {
            return false;
        }
    }
}
