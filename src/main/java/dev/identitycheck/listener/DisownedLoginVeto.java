package dev.identitycheck.listener;

import dev.identitycheck.account.CachedLedger;
import dev.identitycheck.account.CommittedLedger;
import dev.identitycheck.account.UserSessions;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.AfterCommit;
import dev.identitycheck.keycloak.CommitVeto;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.login.AcceptedCode;
import dev.identitycheck.login.ConfirmedLogin;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Detects a login that passed the step before its identity was disowned or lost its trust, or the code that let it on
 * was refused, and that ends after that.
 */
final class DisownedLoginVeto {

    private static final Logger LOG = Logger.getLogger(DisownedLoginVeto.class);

    private DisownedLoginVeto() {}

    static boolean isDisowned(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        return user != null
                && identity(session, login)
                        .filter(identity -> blocks(session, realm, user, identity))
                        .isPresent();
    }

    /**
     * Rolls a login back at its commit if the identity that became known in it is disowned by then, or the code that
     * was entered in it refused. Keycloak 26.7 stores the session last: a disown may be committed in between and find
     * no session to end, so the account is read once more after the commit, and the session is ended then. Neither read
     * takes the row lock, since a disown ends the sessions only after its own commit: it finds the session, or one of
     * the reads finds its entry.
     *
     * @param event the login's event, which names the session
     * @param onVeto run before the login is rolled back
     */
    static void checkAtCommit(
            KeycloakSession session, RealmModel realm, AuthenticationSessionModel login, Event event, Runnable onVeto) {
        UserModel user = login.getAuthenticatedUser();
        if (user == null) {
            return;
        }
        String userId = user.getId();
        AcceptedCode.of(login, user)
                .ifPresent(code -> checkAtCommit(
                        session,
                        event,
                        onVeto,
                        (own, ownRealm) ->
                                CommittedLedger.refusesCode(own, ownRealm, userId, code.about(), code.issuedAt())));
        if (ConfirmedLogin.is(login)) {
            identity(session, login)
                    .ifPresent(identity -> checkAtCommit(
                            session,
                            event,
                            onVeto,
                            (own, ownRealm) -> CommittedLedger.blocksLink(own, ownRealm, userId, identity)));
        }
    }

    private static void checkAtCommit(
            KeycloakSession session,
            Event event,
            Runnable onVeto,
            BiPredicate<KeycloakSession, RealmModel> isDisowned) {
        String realmId = event.getRealmId();
        CommitVeto.when(session, () -> {
            boolean disowned = isDisowned(session, realmId, event, isDisowned);
            if (disowned) {
                onVeto.run();
            }
            return disowned;
        });
        AfterCommit.run(session, () -> {
            if (Transactions.inOwn(session, own -> isDisowned(own, realmId, event, isDisowned))) {
                endSession(session, realmId, event);
            }
        });
    }

    private static boolean isDisowned(
            KeycloakSession session, String realmId, Event event, BiPredicate<KeycloakSession, RealmModel> isDisowned) {
        RealmModel realm = session.realms().getRealm(realmId);
        try {
            return isDisowned.test(session, realm);
        } catch (CheckImpossibleException e) {
            LOG.warnf(
                    e,
                    "identity-check event=ledger_unread realm=%s user=%s cause=\"the login is ended unchecked\"",
                    realm.getName(),
                    event.getUserId());
            return true;
        }
    }

    private static void endSession(KeycloakSession session, String realmId, Event event) {
        Transactions.runInOwn(session.getKeycloakSessionFactory(), own -> {
            RealmModel realm = own.realms().getRealm(realmId);
            own.getContext().setRealm(realm);
            Optional.ofNullable(event.getSessionId()).ifPresent(id -> UserSessions.remove(own, realm, id));
            LOG.warnf(
                    "identity-check event=blocked realm=%s user=%s cause=\"the owner has disowned the identity,"
                            + " or refused the code, meanwhile\"",
                    realm.getName(), event.getUserId());
        });
    }

    /**
     * Whether another person proved a contact of the account that the login's identity made, at a provider whose step
     * asks such an identity for a code.
     */
    static boolean isDoubted(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        return user != null
                && identity(session, login)
                        .filter(identity -> isDoubted(session, realm, user, identity))
                        .filter(identity -> ProtectedProviders.refusesUnknown(session, realm, identity.alias()))
                        .isPresent();
    }

    /** Whether the login's identity is one that its owner knows. */
    static boolean isKnown(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        return user != null
                && identity(session, login)
                        .filter(identity -> CachedLedger.knowsLink(session, realm, user, identity))
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

    private static boolean isDoubted(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        return readOrFalse(() -> CachedLedger.isDoubted(session, realm, user, identity));
    }

    private static boolean blocks(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        return readOrFalse(() -> CachedLedger.blocksLink(session, realm, user, identity));
    }

    // An unreadable ledger does not stop a known identity; whether this one is known was decided earlier.
    private static boolean readOrFalse(BooleanSupplier ledger) {
        try {
            return ledger.getAsBoolean();
        } catch (UnreadableAccountException e) {
            return false;
        }
    }
}
