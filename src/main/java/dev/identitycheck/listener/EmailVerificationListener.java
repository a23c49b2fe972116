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
 * Sees that the address of an account which a login made has been proved. Keycloak 26.7 tells of no event when somebody
 * opens the link of a forgotten password, and does not mark the address as verified then; what the person does next is
 * heard.
 */
final class EmailVerificationListener {

    private static final Set<EventType> NEXT = Set.of(EventType.LOGIN, EventType.UPDATE_CREDENTIAL);

    private EmailVerificationListener() {}

    /** To be called with every event of a person. */
    static void hear(KeycloakSession session, Event event) {
        RealmModel realm = session.getContext().getRealm();
        String userId = event.getUserId();
        if (realm == null || userId == null) {
            return;
        }
        if (event.getType() == EventType.REGISTER && ProtectedProviders.anyIn(realm)) {
            RequestActor prover = RequestActor.ofLogin(session, userId);
            BeforeCommit.run(session, () -> made(session, realm, prover));
        } else if (NEXT.contains(event.getType())) {
            Optional.ofNullable(session.users().getUserById(realm, userId))
                    .ifPresent(user -> look(session, realm, user));
        }
    }

    private static void look(KeycloakSession session, RealmModel realm, UserModel user) {
        RequestActor prover = RequestActor.ofLogin(session, user.getId());
        boolean isByMail = cameByMail(session, user);
        if (owesProof(session, realm, user, isByMail)) {
            AtomicBoolean doubts = new AtomicBoolean();
            Optional<RequestActor> known = Optional.of(prover).filter(p -> isByMail);
            BeforeCommit.run(session, () -> doubts.set(found(session, realm, user.getId(), known)));
            FirstIdentityTrustUpdate.endSessions(session, realm, prover, doubts::get);
        }
    }

    // By a link that was mailed to the account's address, whatever it was for.
    private static boolean cameByMail(KeycloakSession session, UserModel user) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        return login != null && user.getId().equals(login.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID));
    }

    // The provider's word for the address comes with the login that makes the account.
    private static void made(KeycloakSession session, RealmModel realm, RequestActor prover) {
        UserModel user = session.users().getUserById(realm, prover.userId());
        // Who is not stored has no account that anybody could have made in advance.
        if (user == null
                || LightweightUserAdapter.isLightweightUser(user)
                || AccountContacts.standing(realm, user).email().isEmpty()
                || isRolledBack(session)) {
            return;
        }
        AccountLock.join(session, realm, prover.userId(), account -> {
            ContactBook after = AccountContacts.of(account, ServerClock.now()).onFile();
            return FirstIdentityTrustUpdate.proved(account, ContactBook.EMPTY, after, prover, ServerClock.now());
        });
    }

    private static boolean found(
            KeycloakSession session, RealmModel realm, String userId, Optional<RequestActor> prover) {
        return !isRolledBack(session)
                && AccountLock.join(
                        session,
                        realm,
                        userId,
                        account -> FirstIdentityTrustUpdate.found(account, prover, ServerClock.now()));
    }

    private static boolean isRolledBack(KeycloakSession session) {
        return session.getTransactionManager().getRollbackOnly();
    }

    private static boolean owesProof(KeycloakSession session, RealmModel realm, UserModel user, boolean isByMail) {
        try {
            AccountView account = AccountView.of(session, realm, user);
            return isByMail ? account.owesProof() : account.isOutOfDate();
        } catch (UnreadableAccountException e) {
            // What cannot be read knows nobody, and a known identity depends on nothing of ours.
            return false;
        }
    }
}
