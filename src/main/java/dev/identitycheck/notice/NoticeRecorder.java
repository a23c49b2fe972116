package dev.identitycheck.notice;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.DisownEffect;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeDestination;
import dev.identitycheck.domain.notice.NoticeRouting;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.domain.notice.Outbox;
import dev.identitycheck.domain.notice.RequestContext;
import dev.identitycheck.keycloak.AfterCommit;
import dev.identitycheck.settings.RealmSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Records notices in an account's outbox. A notice is written with its destinations in the transaction that makes the
 * reported change, under the same row lock.
 *
 * @param account the account, under its row lock
 * @param policy which of the contacts are notified, by the settings
 * @param now the time
 */
public record NoticeRecorder(LockedAccount account, NotifyPolicy policy, Instant now) {

    // By then the request itself has ended the sessions, unless its server stopped.
    private static final Duration SESSIONS_ENDED = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(NoticeRecorder.class);

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
     * @param code the channels of the code by which the owner confirmed the change
     */
    public Notice protectionChanged(NoticeType kind, List<NoticeChannel> code) {
        return write(notice(kind, byPerson()).afterCodeBy(code), counting());
    }

    /**
     * Records a change of contacts. The change is found just before the commit, so the caller has to call
     * {@link #announce}. The removed contacts are notified under every policy but {@link NotifyPolicy#NONE}.
     */
    public Notice contactsChanged(ContactBook before, ContactBook after, boolean byAdministrator) {
        List<Contact> removed = before.contacts().stream()
                .filter(c -> !after.contacts().contains(c))
                .toList();
        List<NewContact> added = after.contacts().stream()
                .filter(c -> !before.contacts().contains(c))
                .map(c -> new NewContact(digest(c), c.masked()))
                .toList();
        Notice notice = notice(NoticeType.CONTACT_CHANGED, byAdministrator ? byAdministrator() : byPerson())
                .aboutContacts(added);
        List<NoticeDestination> old = policy == NotifyPolicy.NONE
                ? List.of()
                : removed.stream().map(NoticeRouting::of).toList();
        return store(notice.to(NoticeRouting.union(old, destinations(after, List.of()))));
    }

    /** Records that the owner disowned what a notice reported; support is notified. */
    public Notice disowned(Notice disowned) {
        NoticeType kind = disowned.kind().disowned();
        Notice notice =
                notice(kind, byPerson()).aboutContacts(disowned.contacts()).about(disowned.subject());
        Notice complete = disowned.identity().map(notice::about).orElse(notice);
        if (disowned.kind().effect().filter(DisownEffect::endsSessions).isPresent()) {
            Notice sessions = Notice.of(UUID.randomUUID().toString(), kind, now, notice.scene());
            write(sessions.to(List.of(new NoticeDestination(NoticeChannel.SESSIONS, "")))
                    .dueAt(now.plus(SESSIONS_ENDED)));
        }
        return write(complete.to(RealmSettings.of(account.realm()).supportNotice().stream()
                .map(address -> new NoticeDestination(NoticeChannel.SUPPORT, address))
                .toList()));
    }

    /**
     * Publishes a {@link NoticeRecordedEvent} once the transaction has committed. Callers whose notice is recorded just
     * before the commit use this method earlier: by then it is too late.
     *
     * @param isWanted whether to publish the event, asked after the commit
     */
    public static void announce(KeycloakSession session, RealmModel realm, String userId, BooleanSupplier isWanted) {
        NoticeRecordedEvent event = new NoticeRecordedEvent(session.getKeycloakSessionFactory(), realm.getId(), userId);
        AfterCommit.run(session, () -> {
            if (isWanted.getAsBoolean()) {
                event.factory().publish(event);
            }
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
        enter(notice.to(destinations(counting(), notice.code())));
    }

    private Notice write(Notice notice) {
        if (!notice.to().isEmpty()) {
            announce(account.session(), account.realm(), account.user().getId(), () -> true);
        }
        return store(notice);
    }

    private Notice store(Notice notice) {
        AccountNotices notices = new AccountNotices(account);
        if (!notice.kind().isForSupport()) {
            notices.store(notices.history().plus(notice));
        }
        if (!notice.to().isEmpty()) {
            enter(notice);
        }
        return notice;
    }

    private void enter(Notice notice) {
        AccountNotices notices = new AccountNotices(account);
        Outbox before = notices.outbox();
        Outbox after = before.plus(notice);
        notices.store(after);
        before.lostIn(after)
                .forEach(lost -> LOG.warnf(
                        "identity-check event=notice_crowded_out realm=%s user=%s kind=%s",
                        account.realm().getName(),
                        account.user().getId(),
                        lost.kind().key()));
    }

    private List<NoticeDestination> destinations(ContactBook book, List<NoticeChannel> code) {
        return routing(book).told(policy, code);
    }

    /** Which of the contacts that count are told of attempts to use a code. */
    List<NoticeDestination> besides(List<NoticeChannel> code) {
        return routing(counting()).besides(policy, code);
    }

    private NoticeRouting routing(ContactBook book) {
        Optional<String> pec =
                RealmSettings.of(account.realm()).pecSmtp().flatMap(smtp -> UserContacts.pec(account.user()));
        return NoticeRouting.of(book, pec);
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

    /** A notice of what was done in a request. */
    Notice notice(NoticeType kind, RequestContext context) {
        return Notice.of(UUID.randomUUID().toString(), kind, now, context);
    }

    /** The running request of the account's user. */
    RequestContext byPerson() {
        return RequestContextReader.ofPerson(account.session(), account.user());
    }

    private RequestContext byAdministrator() {
        return RequestContextReader.ofAdministrator(account.session(), account.user());
    }
}
