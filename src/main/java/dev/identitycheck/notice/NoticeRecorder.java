package dev.identitycheck.notice.post;

import dev.identitycheck.account.AfterCommit;
import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.NoticeFile;
import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.ContactBook;
import dev.identitycheck.contact.ContactsOnFile;
import dev.identitycheck.identity.LedgerEntry;
import dev.identitycheck.notice.Destination;
import dev.identitycheck.notice.Destinations;
import dev.identitycheck.notice.Fact;
import dev.identitycheck.notice.NewContact;
import dev.identitycheck.notice.NoticeKind;
import dev.identitycheck.notice.Notify;
import dev.identitycheck.notice.Outbox;
import dev.identitycheck.notice.Scene;
import dev.identitycheck.notice.Way;
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
public record Notices(LockedAccount account, Notify whom, Instant now) {

    // By then the request that was told to has ended the sessions, if its server lives.
    private static final Duration SESSIONS_ENDED = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Notices.class);

    /** A code confirmed an identity. */
    public Fact confirmed(LedgerEntry entry, List<Way> code) {
        return write(fact(NoticeKind.CONFIRMED, byPerson()).about(entry).afterCodeBy(code), counting());
    }

    /** An identity made the account. */
    public Fact first(LedgerEntry entry) {
        return write(
                fact(NoticeKind.FIRST, byPerson()).about(entry), ContactFile.standing(account.realm(), account.user()));
    }

    /** The owner's browser linked an identity. */
    public Fact linked(LedgerEntry entry) {
        return write(fact(NoticeKind.LINKED, byPerson()).about(entry), counting());
    }

    /** An administrator linked an identity. */
    public Fact linkedByAdministrator(LedgerEntry entry) {
        return write(fact(NoticeKind.LINKED_BY_ADMINISTRATOR, byAdministrator()).about(entry), counting());
    }

    /** Too many wrong codes were entered for an identity of this provider. */
    public Fact locked(String provider) {
        return write(fact(NoticeKind.LOCKED, byPerson()).atProvider(provider), counting());
    }

    /** Too many wrong codes or PINs were entered at the step that asks everybody. */
    public Fact stepLocked() {
        return write(fact(NoticeKind.STEP_LOCKED, byPerson()), counting());
    }

    /**
     * The owner changed how they are asked: the PIN, or the way that comes first.
     *
     * @param code the ways on which the code went that was the owner's word
     */
    public Fact protectionChanged(NoticeKind kind, List<Way> code) {
        return write(fact(kind, byPerson()).afterCodeBy(code), counting());
    }

    /**
     * Contacts were changed, as is found just before the commit: whoever finds it has the messenger called. The old ones are
     * told, whatever the settings prefer, and not where they want nobody told.
     */
    public Fact contactsChanged(ContactBook before, ContactBook after, boolean byAdministrator) {
        List<Contact> gone = before.contacts().stream()
                .filter(c -> !after.contacts().contains(c))
                .toList();
        List<NewContact> added = after.contacts().stream()
                .filter(c -> !before.contacts().contains(c))
                .map(c -> new NewContact(digest(c), c.masked()))
                .toList();
        Fact fact = fact(NoticeKind.CONTACT_CHANGED, byAdministrator ? byAdministrator() : byPerson())
                .aboutContacts(added);
        List<Destination> old = whom == Notify.NONE
                ? List.of()
                : gone.stream().map(Destinations::of).toList();
        return store(fact.to(Destinations.union(old, told(after, List.of()))));
    }

    /** The owner disowned what a fact tells of: support hears of it. */
    public Fact disowned(Fact what) {
        NoticeKind kind = what.kind().isAccess() ? NoticeKind.DISOWNED : NoticeKind.CONTACT_DISOWNED;
        Fact fact = fact(kind, byPerson()).aboutContacts(what.contacts());
        Fact whole = what.identity().map(fact::about).orElse(fact);
        if (kind == NoticeKind.DISOWNED) {
            Fact sessions = Fact.of(UUID.randomUUID().toString(), kind, now, fact.scene());
            write(sessions.to(List.of(new Destination(Way.SESSIONS, ""))).dueAt(now.plus(SESSIONS_ENDED)));
        }
        return write(whole.to(RealmSettings.of(account.realm()).supportNotice().stream()
                .map(address -> new Destination(Way.SUPPORT, address))
                .toList()));
    }

    /** Has the messenger called once the transaction has committed: for facts that are found only just before. */
    public static void announce(KeycloakSession session, RealmModel realm, String userId, BooleanSupplier isWanted) {
        NoticeWritten written = new NoticeWritten(session.getKeycloakSessionFactory(), realm.getId(), userId);
        AfterCommit.run(session, () -> {
            if (isWanted.getAsBoolean()) {
                written.factory().publish(written);
            }
        });
    }

    private Fact write(Fact fact, ContactBook book) {
        return write(fact.to(told(book, fact.code())));
    }

    private Fact write(Fact fact) {
        if (!fact.to().isEmpty()) {
            announce(account.session(), account.realm(), account.user().getId(), () -> true);
        }
        return store(fact);
    }

    private Fact store(Fact fact) {
        if (fact.to().isEmpty()) {
            return fact;
        }
        NoticeFile file = new NoticeFile(account);
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

    private List<Destination> told(ContactBook book, List<Way> code) {
        Optional<String> pec =
                RealmSettings.of(account.realm()).pecSmtp().flatMap(smtp -> ContactsOnFile.pec(account.user()));
        return Destinations.of(book, pec).told(whom, code);
    }

    // Where nothing counts yet, somebody is told all the same.
    private ContactBook counting() {
        ContactFile contacts = ContactFile.of(account, now);
        ContactBook counting = account.contacts().isPresent() ? contacts.confirming() : contacts.onFile();
        return counting.isEmpty() ? contacts.onFile() : counting;
    }

    private String digest(Contact contact) {
        return account.contacts()
                .flatMap(register -> register.find(contact))
                .map(entry -> entry.digest())
                .orElse("");
    }

    private Fact fact(NoticeKind kind, Scene scene) {
        return Fact.of(UUID.randomUUID().toString(), kind, now, scene);
    }

    private Scene byPerson() {
        return Witness.ofPerson(account.session(), account.user());
    }

    private Scene byAdministrator() {
        return Witness.ofAdministrator(account.session(), account.user());
    }
}
