package dev.identitycheck.notice;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.identity.LedgerEntry;
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
 * The one place where what happened to an account becomes a fact. It is written in the transaction that makes it one, under
 * the same lock, with those who have to be told.
 *
 * @param account the account, under its lock
 * @param whom whom the settings want told
 * @param now the time
 */
public record NoticeRecorder(LockedAccount account, NotifyPolicy whom, Instant now) {

    // By then the request that was told to has ended the sessions, if its server lives.
    private static final Duration SESSIONS_ENDED = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(NoticeRecorder.class);

    /** A code confirmed an identity. */
    public Notice confirmed(LedgerEntry entry, List<NoticeChannel> code) {
        return write(fact(NoticeType.CONFIRMED, byPerson()).about(entry).afterCodeBy(code), counting());
    }

    /** An identity made the account. */
    public Notice first(LedgerEntry entry) {
        return write(
                fact(NoticeType.FIRST, byPerson()).about(entry),
                AccountContacts.standing(account.realm(), account.user()));
    }

    /** The owner's browser linked an identity. */
    public Notice linked(LedgerEntry entry) {
        return write(fact(NoticeType.LINKED, byPerson()).about(entry), counting());
    }

    /** An administrator linked an identity. */
    public Notice linkedByAdministrator(LedgerEntry entry) {
        return write(fact(NoticeType.LINKED_BY_ADMINISTRATOR, byAdministrator()).about(entry), counting());
    }

    /** Too many wrong codes were entered for an identity of this provider. */
    public Notice locked(String provider) {
        return write(fact(NoticeType.LOCKED, byPerson()).atProvider(provider), counting());
    }

    /** Too many wrong codes or PINs were entered at the step that asks everybody. */
    public Notice stepLocked() {
        return write(fact(NoticeType.STEP_LOCKED, byPerson()), counting());
    }

    /**
     * The owner changed how they are asked: the PIN, or the way that comes first.
     *
     * @param code the ways on which the code went that was the owner's word
     */
    public Notice protectionChanged(NoticeType kind, List<NoticeChannel> code) {
        return write(fact(kind, byPerson()).afterCodeBy(code), counting());
    }

    /**
     * Contacts were changed, as is found just before the commit: whoever finds it has the messenger called. The old ones are
     * told, whatever the settings prefer, and not where they want nobody told.
     */
    public Notice contactsChanged(ContactBook before, ContactBook after, boolean byAdministrator) {
        List<Contact> gone = before.contacts().stream()
                .filter(c -> !after.contacts().contains(c))
                .toList();
        List<NewContact> added = after.contacts().stream()
                .filter(c -> !before.contacts().contains(c))
                .map(c -> new NewContact(digest(c), c.masked()))
                .toList();
        Notice fact = fact(NoticeType.CONTACT_CHANGED, byAdministrator ? byAdministrator() : byPerson())
                .aboutContacts(added);
        List<NoticeDestination> old = whom == NotifyPolicy.NONE
                ? List.of()
                : gone.stream().map(NoticeRouting::of).toList();
        return store(fact.to(NoticeRouting.union(old, told(after, List.of()))));
    }

    /** The owner disowned what a fact tells of: support hears of it. */
    public Notice disowned(Notice what) {
        NoticeType kind = what.kind().isAccess() ? NoticeType.DISOWNED : NoticeType.CONTACT_DISOWNED;
        Notice fact = fact(kind, byPerson()).aboutContacts(what.contacts());
        Notice whole = what.identity().map(fact::about).orElse(fact);
        if (kind == NoticeType.DISOWNED) {
            Notice sessions = Notice.of(UUID.randomUUID().toString(), kind, now, fact.scene());
            write(sessions.to(List.of(new NoticeDestination(NoticeChannel.SESSIONS, "")))
                    .dueAt(now.plus(SESSIONS_ENDED)));
        }
        return write(whole.to(RealmSettings.of(account.realm()).supportNotice().stream()
                .map(address -> new NoticeDestination(NoticeChannel.SUPPORT, address))
                .toList()));
    }

    /** Has the messenger called once the transaction has committed: for facts that are found only just before. */
    public static void announce(KeycloakSession session, RealmModel realm, String userId, BooleanSupplier isWanted) {
        NoticeRecordedEvent written =
                new NoticeRecordedEvent(session.getKeycloakSessionFactory(), realm.getId(), userId);
        AfterCommit.run(session, () -> {
            if (isWanted.getAsBoolean()) {
                written.factory().publish(written);
            }
        });
    }

    private Notice write(Notice fact, ContactBook book) {
        return write(fact.to(told(book, fact.code())));
    }

    private Notice write(Notice fact) {
        if (!fact.to().isEmpty()) {
            announce(account.session(), account.realm(), account.user().getId(), () -> true);
        }
        return store(fact);
    }

    private Notice store(Notice fact) {
        if (fact.to().isEmpty()) {
            return fact;
        }
        AccountNotices file = new AccountNotices(account);
        Outbox before = file.outbox();
        Outbox after = before.plus(fact);
        file.store(after);
        before.lostIn(after)
                .forEach(lost -> LOG.warnf(
                        "identity-check event=notice_crowded_out realm=%s user=%s kind=%s",
                        account.realm().getName(),
                        account.user().getId(),
                        lost.kind().key()));
        return fact;
    }

    private List<NoticeDestination> told(ContactBook book, List<NoticeChannel> code) {
        Optional<String> pec =
                RealmSettings.of(account.realm()).pecSmtp().flatMap(smtp -> UserContacts.pec(account.user()));
        return NoticeRouting.of(book, pec).told(whom, code);
    }

    // Where nothing counts yet, somebody is told all the same.
    private ContactBook counting() {
        AccountContacts contacts = AccountContacts.of(account, now);
        ContactBook counting = account.contacts().isPresent() ? contacts.confirming() : contacts.onFile();
        return counting.isEmpty() ? contacts.onFile() : counting;
    }

    private String digest(Contact contact) {
        return account.contacts()
                .flatMap(register -> register.find(contact))
                .map(entry -> entry.digest())
                .orElse("");
    }

    private Notice fact(NoticeType kind, RequestContext scene) {
        return Notice.of(UUID.randomUUID().toString(), kind, now, scene);
    }

    private RequestContext byPerson() {
        return RequestContextReader.ofPerson(account.session(), account.user());
    }

    private RequestContext byAdministrator() {
        return RequestContextReader.ofAdministrator(account.session(), account.user());
    }
}
