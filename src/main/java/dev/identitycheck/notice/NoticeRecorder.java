package dev.identitycheck.notice;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactDigest;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.FormerContacts;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeDestination;
import dev.identitycheck.domain.notice.NoticeRouting;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.domain.notice.RequestContext;
import dev.identitycheck.keycloak.AfterCommit;
import dev.identitycheck.login.RequestActor;
import dev.identitycheck.settings.RealmSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * Records notices in an account's outbox. A notice is written with its destinations in the transaction that makes the
 * reported change, under the same row lock.
 *
 * @param account the account, under its row lock
 * @param policy which of the contacts are notified, by the settings
 * @param now the time
 * @param through the ledger's digest of the identity through whose session it is done; empty if that is not known
 */
public record NoticeRecorder(LockedAccount account, NotifyPolicy policy, Instant now, String through) {

    private static final Logger LOG = Logger.getLogger(NoticeRecorder.class);

    /** The type of a notice's subject that tells support of what could not be undone. */
    public static final String NOT_UNDONE = "not-undone";

    // By then the request itself has ended the sessions, unless its server stopped.
    private static final Duration SESSIONS_ENDED = Duration.ofSeconds(10);

    private static final Duration CODE_TOLD_AGAIN = Duration.ofDays(1);

    /** Records what nobody is known to do through an identity's session. */
    public NoticeRecorder(LockedAccount account, NotifyPolicy policy, Instant now) {
        this(account, policy, now, "");
    }

    /**
     * Records what somebody does in a session.
     *
     * @param actor read from the request's own session: that of a lock's own transaction knows no actor
     */
    public NoticeRecorder by(RequestActor actor) {
        return through(actor.signedInAs(account));
    }

    /** Records what is done through a session of an identity. */
    public NoticeRecorder through(Optional<Identity> identity) {
        Optional<String> digest = identity.flatMap(i -> account.ledger().map(ledger -> ledger.digest(i.link())));
        return new NoticeRecorder(account, policy, now, digest.orElse(""));
    }

    /**
     * Removes what cannot be read of an account's notices before an administrator's act is recorded: the act goes
     * through, and an event and the log say what is lost. The caller calls {@link #announce}, or records the act.
     */
    public static void makeReadable(LockedAccount account) {
        for (String attribute : new AccountNotices(account).removeDamaged()) {
            LOG.errorf(
                    "identity-check event=notices_lost realm=%s user=%s attribute=%s",
                    account.realm().getName(), account.user().getId(), attribute);
            UntoldNotices.of(account.session(), account.user().getId()).addDamaged(attribute);
        }
    }

    /** Records that a code confirmed an identity. */
    public Notice confirmed(LedgerEntry entry, List<NoticeChannel> code) {
        return write(notice(NoticeType.CONFIRMED, byPerson()).about(entry).afterCodeBy(code), counting());
    }

    /** Records that an identity created the account. */
    public Notice first(LedgerEntry entry) {
        return write(
                notice(NoticeType.FIRST, byPerson()).about(entry),
                AccountContacts.standing(account.realm(), account.user()));
    }

    /** Records that the owner's browser linked an identity. */
    public Notice linked(LedgerEntry entry) {
        return write(notice(NoticeType.LINKED, byPerson()).about(entry), counting());
    }

    /** Records that an administrator linked an identity. */
    public Notice linkedByAdministrator(LedgerEntry entry) {
        return write(
                notice(NoticeType.LINKED_BY_ADMINISTRATOR, byAdministrator()).about(entry), counting());
    }

    /** Records that too many wrong codes were entered for an identity of a provider. */
    public Notice locked(String provider) {
        return write(notice(NoticeType.LOCKED, byPerson()).atProvider(provider), counting());
    }

    /** Records that too many wrong codes or PINs were entered at the code-or-PIN step. */
    public Notice stepLocked() {
        return write(notice(NoticeType.STEP_LOCKED, byPerson()), counting());
    }

    /**
     * Records that the owner changed the PIN or the preferred method.
     *
     * @param subject the new PIN
     * @param code the channels of the code by which the owner confirmed the change
     */
    public Notice protectionChanged(NoticeType kind, NoticeSubject subject, List<NoticeChannel> code) {
        return write(notice(kind, byPerson()).about(subject).afterCodeBy(code), counting());
    }

    /**
     * Records that a code went out in a message that has no room for its link. A contact that the code did not go to is
     * told, once a day for one identity or purpose.
     *
     * @param code the channels of the code
     */
    public void codeSent(Notice sent, List<NoticeChannel> code) {
        List<NoticeDestination> others = destinations(counting(), code).stream()
                .filter(destination -> !code.contains(destination.channel()))
                .toList();
        boolean isTold = new AccountNotices(account)
                .history()
                .latest(NoticeType.CODE_SENT, now.minus(CODE_TOLD_AGAIN), sent::isOfSameCodes)
                .isPresent();
        if (!isTold && !others.isEmpty()) {
            write(sent.afterCodeBy(code).to(others));
        }
    }

    /**
     * Records a person's change of contacts. The change is found just before the commit, so the caller has to call
     * {@link #announce}. The removed contacts that counted are notified under every policy but
     * {@link NotifyPolicy#NONE}; one that did not count may be another person's, who must get no link.
     */
    public Notice contactsChanged(ContactBook before, ContactBook after) {
        return contactsChanged(before, after, UnprovedAddresses.NONE);
    }

    /**
     * Records a person's change of contacts, or of an address that nobody has proved.
     *
     * @param unproved the addresses that nobody has proved; one of before is told as a removed contact if it counted
     */
    public Notice contactsChanged(ContactBook before, ContactBook after, UnprovedAddresses unproved) {
        Duration delay = delay();
        List<Contact> removed = Stream.concat(
                        without(before, after), unproved.before().filter(c -> unproved.isReplaced(after)).stream())
                .filter(contact -> counted(contact, delay))
                .toList();
        AccountNotices notices = new AccountNotices(account);
        FormerContacts former = notices.formerContacts();
        FormerContacts kept =
                former.plus(removed.stream().map(NoticeRouting::of).toList(), now.plus(delay), now);
        if (!kept.equals(former)) {
            notices.store(kept);
        }
        return contactsChanged(byPerson(), removed, added(before, after, unproved), after);
    }

    /**
     * Records an administrator's change of contacts.
     *
     * @param counted the contacts of before that counted then
     */
    public Notice contactsDecided(ContactBook before, ContactBook counted, ContactBook after) {
        AccountNotices notices = new AccountNotices(account);
        // The administrator may have replaced what others had got hold of.
        if (!notices.formerContacts().equals(FormerContacts.NONE)) {
            notices.store(FormerContacts.NONE);
        }
        return contactsChanged(
                byAdministrator(),
                without(counted, after).toList(),
                added(before, after, UnprovedAddresses.NONE),
                after);
    }

    private static Stream<Contact> without(ContactBook some, ContactBook others) {
        return some.contacts().stream().filter(c -> !others.contacts().contains(c));
    }

    private List<NewContact> added(ContactBook before, ContactBook after, UnprovedAddresses unproved) {
        return Stream.concat(
                        without(after, before).map(c -> new NewContact(digest(c), c.masked())),
                        unproved.added(before).map(c -> new NewContact(digestToCome(c), c.masked())).stream())
                .toList();
    }

    private Notice contactsChanged(
            RequestContext scene, List<Contact> removed, List<NewContact> added, ContactBook after) {
        List<NoticeDestination> old = policy == NotifyPolicy.NONE
                ? List.of()
                : removed.stream().map(NoticeRouting::of).toList();
        return store(notice(NoticeType.CONTACT_CHANGED, scene)
                .aboutContacts(added)
                .to(NoticeRouting.union(old, destinations(after, List.of()))));
    }

    private Duration delay() {
        return RealmSettings.of(account.realm()).newContactDelay().orElse(Duration.ZERO);
    }

    private boolean counted(Contact contact, Duration delay) {
        return account.contacts()
                .filter(register -> register.counts(contact, delay, now))
                .isPresent();
    }

    /** Records that a password was recovered, with the channels of the code that allowed it. */
    public Notice passwordRecovered(NoticeSubject password, List<NoticeChannel> code) {
        return write(
                notice(NoticeType.PASSWORD_RECOVERED, byPerson())
                        .about(password)
                        .afterCodeBy(code),
                counting());
    }

    /**
     * Records that support did something to the account.
     *
     * @param act the name of the operation
     * @param before the contacts before the operation, which may have removed them
     */
    public Notice supportActed(String act, EarlierContacts before) {
        Notice notice = notice(NoticeType.SUPPORT_ACTED, byAdministrator()).about(NoticeSubject.of(act, ""));
        return write(notice.to(destinations(before, List.of())));
    }

    /** A notice to be completed, of what a person or an administrator did. */
    public Notice draft(NoticeType kind, boolean byAdministrator) {
        return notice(kind, byAdministrator ? byAdministrator() : byPerson());
    }

    /**
     * Records a notice of what is found just before the commit, so the caller has to call {@link #announce}.
     *
     * @param before the contacts before the change
     * @param code the channels on which something was sent without which it could not have been done
     */
    public Notice found(Notice draft, EarlierContacts before, List<NoticeChannel> code) {
        return store(draft.to(destinations(before, code)));
    }

    /**
     * Records that the owner disowned what a notice reported; support is notified.
     *
     * @param kept the types of what could not be undone, as for people; empty if all of it was
     */
    public Notice disowned(Notice disowned, String kept) {
        NoticeType kind = disowned.kind().disowned();
        Notice notice =
                notice(kind, byPerson()).aboutContacts(disowned.contacts()).about(subject(disowned, kept));
        Notice complete = disowned.identity().map(notice::about).orElse(notice);
        if (disowned.endsSessions()) {
            Notice sessions = Notice.of(UUID.randomUUID().toString(), kind, now, notice.scene());
            write(sessions.to(List.of(new NoticeDestination(NoticeChannel.SESSIONS, "")))
                    .dueAt(now.plus(SESSIONS_ENDED)));
        }
        return write(complete.to(RealmSettings.of(account.realm()).supportNotice().stream()
                .map(address -> new NoticeDestination(NoticeChannel.SUPPORT, address))
                .toList()));
    }

    private static NoticeSubject subject(Notice disowned, String kept) {
        return kept.isEmpty() ? disowned.subject() : new NoticeSubject(NOT_UNDONE, "", kept);
    }

    /**
     * Publishes a {@link NoticeRecordedEvent} once the transaction has committed, and writes events of the notices that
     * nobody can be told of. Callers whose notice is recorded just before the commit use this method earlier: by then
     * it is too late.
     *
     * @param isWanted whether to publish the event, asked after the commit
     */
    public static void announce(KeycloakSession session, RealmModel realm, String userId, BooleanSupplier isWanted) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        NoticeRecordedEvent event = new NoticeRecordedEvent(factory, realm.getId(), userId);
        UntoldNotices untold = UntoldNotices.of(session, userId);
        AfterCommit.run(session, () -> {
            if (isWanted.getAsBoolean()) {
                event.factory().publish(event);
            }
            untold.report(factory, event.realmId(), userId);
        });
    }

    private Notice write(Notice notice, ContactBook book) {
        return write(notice.to(destinations(book, notice.code())));
    }

    /** Records a notice for the contacts that count, as any other is recorded. */
    Notice writeToCounting(Notice notice) {
        return write(notice, counting());
    }

    /** Has a notice wait for the contacts that count; it gets into the history when it is sent. */
    void defer(Notice notice) {
        NoticeStore store = new NoticeStore(account, policy);
        Notice complete = store.addressed(notice.to(destinations(counting(), notice.code())));
        announce(account.session(), account.realm(), account.user().getId(), () -> false);
        store.defer(complete);
        begun(complete);
    }

    /** Has an event say that nobody can be told of a notice that waits from now on, if so. */
    void begun(Notice waiting) {
        if (waiting.to().isEmpty()) {
            announce(account.session(), account.realm(), account.user().getId(), () -> false);
            new NoticeStore(account, policy).noteUntold(waiting);
        }
    }

    private Notice write(Notice notice) {
        announce(account.session(), account.realm(), account.user().getId(), () -> !notice.to()
                .isEmpty());
        return store(notice);
    }

    private Notice store(Notice notice) {
        return new NoticeStore(account, policy).add(notice);
    }

    private List<NoticeDestination> destinations(ContactBook book, List<NoticeChannel> code) {
        return routing(book).told(policy, code);
    }

    /** A notice of attempts to use a code, with those of the contacts that count who are told. */
    Notice besides(Notice attempts) {
        List<NoticeDestination> told = routing(counting()).besides(policy, attempts.code());
        return new NoticeStore(account, policy).addressed(attempts.to(told));
    }

    private NoticeRouting routing(ContactBook book) {
        Optional<String> pec =
                RealmSettings.of(account.realm()).pecSmtp().flatMap(smtp -> UserContacts.pec(account.user()));
        return NoticeRouting.of(book, pec);
    }

    private List<NoticeDestination> destinations(EarlierContacts before, List<NoticeChannel> code) {
        Optional<String> pec = RealmSettings.of(account.realm()).pecSmtp().flatMap(smtp -> before.pec());
        return NoticeRouting.of(before.book(), pec).told(policy, code);
    }

    // Where no contact counts yet, the contacts on file are notified.
    private ContactBook counting() {
        AccountContacts contacts = AccountContacts.of(account, now);
        ContactBook counting = account.contacts().isPresent() ? contacts.confirming() : contacts.current();
        return counting.isEmpty() ? contacts.current() : counting;
    }

    private String digest(Contact contact) {
        return account.contacts()
                .flatMap(register -> register.find(contact))
                .map(entry -> entry.digest())
                .orElse("");
    }

    // That of a contact which is not in the register yet; empty without a register.
    private String digestToCome(Contact contact) {
        return account.contacts()
                .map(register -> ContactDigest.of(contact, register.salt()))
                .orElse("");
    }

    /** A notice of what was done in a request. */
    Notice notice(NoticeType kind, RequestContext context) {
        return Notice.of(UUID.randomUUID().toString(), kind, now, context).through(through);
    }

    /** The running request of the account's user. */
    RequestContext byPerson() {
        return RequestContextReader.ofPerson(account.session(), account.user());
    }

    private RequestContext byAdministrator() {
        return RequestContextReader.ofAdministrator(account.session(), account.user());
    }
}
