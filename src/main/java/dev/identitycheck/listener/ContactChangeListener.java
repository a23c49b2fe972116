package dev.identitycheck.listener;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.account.contact.VerifiedPhone;
import dev.identitycheck.broker.guard.ClaimsImportEvent;
import dev.identitycheck.broker.link.FirstIdentityTrustUpdate;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.BeforeCommit;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.login.RequestActor;
import dev.identitycheck.notice.NoticeRecorder;
import dev.identitycheck.notice.UnprovedAddresses;
import dev.identitycheck.settings.RealmSettings;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Updates a user's register of contacts when an event says that a contact may have changed: the age of a new contact
 * counts from then. Keycloak 26.7 sends the event of an address before it marks the address as verified, and swallows a
 * listener's exceptions; so the change is examined just before its transaction commits, where a failure rolls it back.
 */
final class ContactChangeListener {

    /** Events after which an address or number may have changed, or may have been proved. */
    static final Set<EventType> EVENTS = Set.of(
            EventType.UPDATE_EMAIL, EventType.UPDATE_PROFILE, EventType.VERIFY_EMAIL, EventType.CUSTOM_REQUIRED_ACTION);

    private static final Logger LOG = Logger.getLogger(ContactChangeListener.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String userId;
    private final Actor actor;
    private final RequestActor prover;
    private boolean isAddressChanged;
    private boolean hasRecordedNotice;
    private boolean isTrustLost;

    private ContactChangeListener(KeycloakSession session, RealmModel realm, Actor actor, RequestActor prover) {
        this.session = session;
        this.realm = realm;
        this.userId = prover.userId();
        this.actor = actor;
        this.prover = prover;
    }

    /** Handles the import of a known identity's claims, for which Keycloak sends no event. */
    static void onClaims(ClaimsImportEvent event) {
        KeycloakSession session = event.session();
        RealmModel realm = event.realm();
        UserModel user = event.user();
        ContactBook before = AccountContacts.standing(realm, user);
        // Most logins claim the contacts that the account already has: these cost no database query.
        new ContactChangeListener(session, realm, Actor.PERSON, RequestActor.ofLogin(session, user.getId()))
                .enlist(() -> !AccountContacts.standing(realm, user).equals(before));
    }

    /** Handles an event of a person's. */
    static void onEvent(KeycloakSession session, RealmModel realm, Event event) {
        // Keycloak 26.7 leaves an empty detail out: of an address that is taken off, only the previous one is said.
        boolean isOfAddress = Stream.of(Details.UPDATED_EMAIL, Details.PREVIOUS_EMAIL)
                .anyMatch(Objects.requireNonNullElse(event.getDetails(), Map.<String, String>of())::containsKey);
        onChange(session, realm, event.getUserId(), Actor.PERSON, new Change(false, isOfAddress));
    }

    static void onChange(KeycloakSession session, RealmModel realm, @Nullable String userId, Actor actor) {
        onChange(session, realm, userId, actor, new Change(false, false));
    }

    static void onRemovedCredential(KeycloakSession session, RealmModel realm, @Nullable String userId, Actor actor) {
        onChange(session, realm, userId, actor, new Change(true, false));
    }

    /**
     * What the event says of a change.
     *
     * @param isOfCredential whether a credential was changed
     * @param isOfAddress whether the address was changed, proved or not
     */
    private record Change(boolean isOfCredential, boolean isOfAddress) {}

    private static void onChange(
            KeycloakSession session, RealmModel realm, @Nullable String userId, Actor actor, Change change) {
        if (userId != null && ProtectedProviders.anyOwnIn(realm)) {
            BeforeCommit.run(
                    session,
                    new PhoneAttributeListener(session, realm, userId, actor, change.isOfCredential())
                            ::repairIfInconsistent);
            ContactChangeListener listener =
                    new ContactChangeListener(session, realm, actor, RequestActor.of(session, userId));
            listener.isAddressChanged = change.isOfAddress();
            listener.enlist(() -> true);
        }
    }

    private void enlist(BooleanSupplier mayHaveChanged) {
        BeforeCommit.run(session, () -> {
            if (mayHaveChanged.getAsBoolean()) {
                update();
            }
        });
        NoticeRecorder.announce(session, realm, userId, () -> hasRecordedNotice);
        FirstIdentityTrustUpdate.endSessions(session, realm, prover, () -> isTrustLost);
    }

    /**
     * The contacts of a user, and the address if nobody has proved it.
     *
     * @param book the contacts
     * @param unproved the address
     */
    private record Standing(ContactBook book, Optional<Contact.Email> unproved) {

        static final Standing NONE = new Standing(ContactBook.EMPTY, Optional.empty());

        static Standing of(RealmModel realm, UserModel user) {
            return new Standing(AccountContacts.standing(realm, user), UserContacts.unproved(user));
        }
    }

    private void update() {
        if (session.getTransactionManager().getRollbackOnly() || VerifiedPhone.isWrittenIn(session, userId)) {
            return;
        }
        UncachedUser.find(session, realm, userId)
                .filter(this::mayConcernContacts)
                .map(user -> Standing.of(realm, user))
                .ifPresent(after -> {
                    Standing before = stored();
                    UnprovedAddresses unproved = unproved(before, after);
                    if (!before.book().equals(after.book()) || unproved.isReplaced(after.book())) {
                        AccountLock.join(session, realm, userId, account -> update(account, before.book(), unproved));
                    }
                });
    }

    private UnprovedAddresses unproved(Standing before, Standing after) {
        return isAddressChanged ? new UnprovedAddresses(before.unproved(), after.unproved()) : UnprovedAddresses.NONE;
    }

    // Most changes do not concern contacts; this check spares them a second database connection.
    private boolean mayConcernContacts(UserModel user) {
        return isAddressChanged
                || (!AccountContacts.isExact(session, realm, user)
                        && (actor == Actor.PERSON || !AccountContacts.isUnmet(session, realm, user)));
    }

    private LockedAccount update(LockedAccount account, ContactBook before, UnprovedAddresses unproved) {
        Instant now = ServerClock.now();
        if (actor != Actor.PERSON) {
            NoticeRecorder.makeReadable(account);
            if (AccountContacts.isDamaged(account)) {
                // No contact counts as long as it is: nobody gets in by the new one.
                LOG.errorf(
                        "identity-check event=contacts_unreadable realm=%s user=%s cause=\"an administrator's change of"
                                + " contacts is not registered, and nobody was told of it\"",
                        realm.getName(), userId);
                return account;
            }
        }
        Optional<ContactRegister> earlier = account.contacts();
        boolean hadRegister = earlier.isPresent();
        if (AccountContacts.of(account, now).current().equals(before)) {
            // An address that nobody has proved takes the place of another: neither opens a register.
            if (!AccountContacts.of(account, now).isFirst(before)) {
                recordNotice(account, earlier, before, unproved, now);
            }
            return account;
        }
        if (actor == Actor.PERSON && !AccountContacts.of(account, now).isFirst(before)) {
            AccountContacts.of(account, now).changed(before);
        } else if (actor != Actor.PERSON && account.contacts().isPresent()) {
            // Without a register, a contact that an administrator enters counts as all others do when the register
            // is made.
            entered(AccountContacts.of(account, now), before);
        }
        isTrustLost = actor == Actor.PERSON && isFirstProof(account, before, now);
        if (hadRegister || (actor == Actor.PERSON && account.contacts().isPresent())) {
            // The earlier contacts may belong to another person, who must get no notice and no link to undo the change.
            recordNotice(
                    account,
                    earlier,
                    isTrustLost ? ContactBook.EMPTY : before,
                    isTrustLost ? UnprovedAddresses.NONE : unproved,
                    now);
        }
        return account;
    }

    private void entered(AccountContacts contacts, ContactBook before) {
        if (actor == Actor.ADMINISTRATOR || RealmSettings.of(realm).directoryDecides()) {
            contacts.decided(before);
        } else {
            contacts.changed(before);
        }
    }

    private boolean isFirstProof(LockedAccount account, ContactBook before, Instant now) {
        ContactBook after = AccountContacts.of(account, now).current();
        return FirstIdentityTrustUpdate.proved(account, before, after, prover, now);
    }

    private void recordNotice(
            LockedAccount account,
            Optional<ContactRegister> earlier,
            ContactBook before,
            UnprovedAddresses unproved,
            Instant now) {
        hasRecordedNotice = true;
        NoticeRecorder recorder = new NoticeRecorder(account, ProtectedProviders.notices(session, realm), now);
        AccountContacts contacts = AccountContacts.of(account, now);
        if (actor == Actor.PERSON) {
            recorder.by(prover).contactsChanged(before, contacts.current(), unproved);
        } else {
            // The change itself takes the entries of what it removes out of the register.
            ContactBook counted = earlier.map(register -> register.confirming(before, contacts.delay(), now))
                    .orElse(ContactBook.EMPTY);
            recorder.contactsDecided(before, counted, contacts.current());
        }
    }

    // The contacts as last committed: a separate transaction does not see the changes of this one.
    private Standing stored() {
        return Transactions.inOwn(
                session, own -> UncachedUser.find(own, own.realms().getRealm(realm.getId()), userId)
                        .map(user -> Standing.of(realm, user))
                        .orElse(Standing.NONE));
    }
}
