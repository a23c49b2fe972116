package dev.identitycheck.realm;

import dev.identitycheck.account.KnownIdentities;
import dev.identitycheck.account.UnreadableAccountException;
import dev.identitycheck.identity.Identity;
import dev.identitycheck.link.CheckedProviders;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A login that passed the step before its identity was disowned or lost its trust, and comes to its end after that. */
final class DisownedLogin {

    private DisownedLogin() {}

    static boolean is(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        return user != null
                && identity(session, login)
                        .filter(identity -> blocks(session, realm, user, identity))
                        .isPresent();
    }

    /** Whether somebody else proved a contact of the account that the login's identity made, where such a one is asked. */
    static boolean isDoubted(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        return user != null
                && identity(session, login)
                        .filter(identity -> doubts(session, realm, user, identity))
                        .filter(identity -> CheckedProviders.refusesUnknown(session, realm, identity.alias()))
                        .isPresent();
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

    private static boolean doubts(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        try {
            return KnownIdentities.doubts(session, realm, user, identity);
        } catch (UnreadableAccountException e) {
            return false;
        }
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
