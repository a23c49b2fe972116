package dev.identitycheck.listener;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.account.contact.VerifiedPhone;
import dev.identitycheck.broker.guard.ClaimsImportEvent;
import dev.identitycheck.broker.link.FirstIdentityTrustUpdate;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.BeforeCommit;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.login.RequestActor;
import dev.identitycheck.notice.NoticeRecorder;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Hears that somebody's contacts may have changed, so that a new one counts from this day on. Keycloak 26.7 tells of an
 * address before it marks it as verified, and swallows what a listener throws; so the change is judged when its transaction
 * commits, and fails with it.
 */
final class ContactChangeListener {

    /** Events after which an address or number may be another one, or may be proved. */
    static final Set<EventType> EVENTS = Set.of(
            EventType.UPDATE_EMAIL, EventType.UPDATE_PROFILE, EventType.VERIFY_EMAIL, EventType.CUSTOM_REQUIRED_ACTION);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String userId;
    private final Whose whose;
    private final RequestActor prover;
    private boolean told;
    private boolean doubts;

    enum Whose {
        PERSON,
        ADMINISTRATOR
    }

    private ContactChangeListener(KeycloakSession session, RealmModel realm, Whose whose, RequestActor prover) {
        this.session = session;
        this.realm = realm;
        this.userId = prover.userId();
        this.whose = whose;
        this.prover = prover;
    }

    /** Claims of a known identity are about to be written, of which no event tells. */
    static void onClaims(ClaimsImportEvent claims) {
        KeycloakSession session = claims.session();
        RealmModel realm = claims.realm();
        UserModel user = claims.user();
        ContactBook before = AccountContacts.standing(realm, user);
        // Most logins claim what stands there: those cost no look at the database.
        watch(
                session,
                realm,
                Whose.PERSON,
                RequestActor.ofLogin(session, user.getId()),
                () -> !AccountContacts.standing(realm, user).equals(before));
    }

    static void onChange(KeycloakSession session, RealmModel realm, @Nullable String userId, Whose whose) {
        onChange(session, realm, userId, whose, false);
    }

    static void onRemovedCredential(KeycloakSession session, RealmModel realm, @Nullable String userId, Whose whose) {
        onChange(session, realm, userId, whose, true);
    }

    private static void onChange(
            KeycloakSession session, RealmModel realm, @Nullable String userId, Whose whose, boolean credentials) {
        if (userId != null && ProtectedProviders.anyOwnIn(realm)) {
            BeforeCommit.run(session, new PhoneAttributeListener(session, realm, userId, whose, credentials)::settle);
            watch(session, realm, whose, RequestActor.of(session, userId), () -> true);
        }
    }

    private static void watch(
            KeycloakSession session, RealmModel realm, Whose whose, RequestActor prover, BooleanSupplier isWorthALook) {
        ContactChangeListener watch = new ContactChangeListener(session, realm, whose, prover);
        BeforeCommit.run(session, () -> {
            if (isWorthALook.getAsBoolean()) {
                watch.judge();
            }
        });
        NoticeRecorder.announce(session, realm, prover.userId(), () -> watch.told);
        FirstIdentityTrustUpdate.endSessions(session, realm, prover, () -> watch.doubts);
    }

    private void judge() {
        if (session.getTransactionManager().getRollbackOnly() || VerifiedPhone.isWrittenIn(session, userId)) {
            return;
        }
        UncachedUser.find(session, realm, userId)
                .filter(this::mayMatter)
                .map(user -> AccountContacts.standing(realm, user))
                .ifPresent(after -> {
                    ContactBook before = stored();
                    if (!before.equals(after)) {
                        AccountLock.join(session, realm, userId, account -> note(account, before));
                    }
                });
    }

    // Most saves are about something else; those need no second connection to the database to find that out.
    private boolean mayMatter(UserModel user) {
        return !AccountContacts.isExact(session, realm, user)
                && (whose == Whose.PERSON || !AccountContacts.isUnmet(session, realm, user));
    }

    private LockedAccount note(LockedAccount account, ContactBook before) {
        Instant now = ServerClock.now();
        boolean isMet = account.contacts().isPresent();
        if (whose == Whose.PERSON && !AccountContacts.of(account, now).isFirst(before)) {
            AccountContacts.of(account, now).changed(before);
        } else if (whose == Whose.ADMINISTRATOR && account.contacts().isPresent()) {
            // Without a register, what an administrator enters counts as all else does when the account is first met.
            AccountContacts.of(account, now).decided(before);
        }
        doubts = whose == Whose.PERSON && isFirstProof(account, before, now);
        if (isMet || (whose == Whose.PERSON && account.contacts().isPresent())) {
            // What was there before may be a stranger's, who is to learn nothing and to take nothing back.
            tell(account, doubts ? ContactBook.EMPTY : before, now);
        }
        return account;
    }

    private boolean isFirstProof(LockedAccount account, ContactBook before, Instant now) {
        ContactBook after = AccountContacts.of(account, now).onFile();
        return FirstIdentityTrustUpdate.proved(account, before, after, prover, now);
    }

    private void tell(LockedAccount account, ContactBook before, Instant now) {
        told = true;
        new NoticeRecorder(account, ProtectedProviders.notices(realm), now)
                .contactsChanged(before, AccountContacts.of(account, now).onFile(), whose == Whose.ADMINISTRATOR);
    }

    // The contacts as they are for everybody else: this transaction has not committed.
    private ContactBook stored() {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> UncachedUser.find(own, own.realms().getRealm(realm.getId()), userId)
                        .map(user -> AccountContacts.standing(realm, user))
                        .orElse(ContactBook.EMPTY),
                "identity-check");
    }
}
