package dev.identitycheck.listener;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountView;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.broker.link.FirstIdentityTrustUpdate;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.BeforeCommit;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.login.RequestActor;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Detects that the e-mail address of an account which a login made has been proved. Keycloak 26.7 sends no event when
 * the link of a forgotten password is opened, and does not mark the address as verified then; so the proof is found at
 * the person's next event.
 */
final class EmailVerificationListener {

    private static final Set<EventType> EVENTS_AFTER_PROOF = Set.of(EventType.LOGIN, EventType.UPDATE_CREDENTIAL);

    private EmailVerificationListener() {}

    /** Handles a user event. */
    static void onEvent(KeycloakSession session, Event event) {
        RealmModel realm = session.getContext().getRealm();
        String userId = event.getUserId();
        if (realm == null || userId == null) {
            return;
        }
        if (event.getType() == EventType.REGISTER && ProtectedProviders.anyIn(realm)) {
            RequestActor prover = RequestActor.ofLogin(session, userId);
            BeforeCommit.run(session, () -> onRegistered(session, realm, prover));
        } else if (EVENTS_AFTER_PROOF.contains(event.getType())) {
            Optional.ofNullable(session.users().getUserById(realm, userId))
                    .ifPresent(user -> checkProof(session, realm, user));
        }
    }

    private static void checkProof(KeycloakSession session, RealmModel realm, UserModel user) {
        RequestActor prover = RequestActor.ofLogin(session, user.getId());
        boolean isByMailedLink = isByMailedLink(session, user);
        if (owesProof(session, realm, user, isByMailedLink)) {
            AtomicBoolean isTrustLost = new AtomicBoolean();
            Optional<RequestActor> knownProver = Optional.of(prover).filter(p -> isByMailedLink);
            BeforeCommit.run(
                    session, () -> isTrustLost.set(onAddressProved(session, realm, user.getId(), knownProver)));
            FirstIdentityTrustUpdate.endSessions(session, realm, prover, isTrustLost::get);
        }
    }

    // Whether the request comes from a link that was mailed to the account's address, for whatever purpose.
    private static boolean isByMailedLink(KeycloakSession session, UserModel user) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        return login != null && user.getId().equals(login.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID));
    }

    // At the login that makes the account, the provider may already state the address as verified.
    private static void onRegistered(KeycloakSession session, RealmModel realm, RequestActor prover) {
        UserModel user = session.users().getUserById(realm, prover.userId());
        // A user who is not stored has no account that another person could have made in advance.
        if (user == null
                || LightweightUserAdapter.isLightweightUser(user)
                || AccountContacts.standing(realm, user).email().isEmpty()
                || isRolledBack(session)) {
            return;
        }
        AccountLock.join(session, realm, prover.userId(), account -> {
            ContactBook after = AccountContacts.of(account, ServerClock.now()).current();
            return FirstIdentityTrustUpdate.proved(account, ContactBook.EMPTY, after, prover, ServerClock.now());
        });
    }

    private static boolean onAddressProved(
            KeycloakSession session, RealmModel realm, String userId, Optional<RequestActor> prover) {
        return !isRolledBack(session)
                && AccountLock.join(
                        session,
                        realm,
                        userId,
                        account -> FirstIdentityTrustUpdate.addressFoundProved(account, prover, ServerClock.now()));
    }

    private static boolean isRolledBack(KeycloakSession session) {
        return session.getTransactionManager().getRollbackOnly();
    }

    private static boolean owesProof(
            KeycloakSession session, RealmModel realm, UserModel user, boolean isByMailedLink) {
        try {
            AccountView account = AccountView.of(session, realm, user);
            return isByMailedLink ? account.owesProof() : account.isOutOfDate();
        } catch (UnreadableAccountException e) {
            // An unreadable ledger makes no identity known, and must not stop a login that does not depend on it.
            return false;
        }
    }
}
