package dev.identitycheck.domain.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The contacts that one account has had, as digests: since when, and what spoke for each. Whoever takes over a session can
 * change a contact and prove the new one; so a contact that only itself speaks for confirms nothing until it has stood for
 * a while.
 *
 * @param salt random, the register's own
 * @param entries at most {@link #LIMIT}
 */
public record ContactRegister(String salt, List<ContactRecord> entries) {

    /** How many contacts one register holds. */
    public static final int LIMIT = 20;

    public ContactRegister {
        entries = List.copyOf(entries);
        if (salt.isEmpty()) {
            throw new IllegalArgumentException("a register has a salt");
        }
    }

    /** The register of an account that is met for the first time: what is proved by then counts at once. */
    public static ContactRegister opened(String salt, ContactBook book, Instant now) {
        ContactRegister register = new ContactRegister(salt, List.of());
        for (Contact contact : book.contacts()) {
            register = register.with(contact, ContactProof.EXISTING, now);
        }
        return register;
    }

    /** The contact's entry. */
    public Optional<ContactRecord> find(Contact contact) {
        String digest = digest(contact);
        return entries.stream().filter(e -> e.digest().equals(digest)).findFirst();
    }

    /** Whether every contact in the book is entered. */
    public boolean covers(ContactBook book) {
        return book.contacts().stream().allMatch(contact -> find(contact).isPresent());
    }

    /** Whether the account has never had a contact, as far as this register goes back. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The contacts in the book that may confirm something. */
    public ContactBook confirming(ContactBook book, Duration delay, Instant now) {
        return book.only(contact -> counts(contact, delay, now));
    }

    /**
     * Takes note of the contacts as they stand. One that is not entered yet is new from now on. One that is gone before it
     * counted leaves nothing behind; one that counted is as good as before when it comes back.
     */
    public ContactRegister seen(ContactBook book, Duration delay, Instant now) {
        List<String> current = digests(book);
        ContactRegister register = new ContactRegister(
                salt,
                entries.stream()
                        .filter(e -> current.contains(e.digest()) || e.counts(delay, now) || e.isDisowned())
                        .toList());
        for (Contact contact : book.contacts()) {
            register = register.find(contact).isPresent() ? register : register.with(contact, ContactProof.ITSELF, now);
        }
        return register.limited(current);
    }

    /** Enters a contact that something else than itself spoke for: it counts at once. */
    public ContactRegister proved(Contact contact, ContactProof by, ContactBook book, Instant now) {
        return with(contact, by, now)
                .limited(Stream.concat(digests(book).stream(), Stream.of(digest(contact)))
                        .toList());
    }

    /**
     * Takes note of what an administrator decided: contacts that are new count at once, those that are gone are as if they
     * had never been. What the decision left as it was keeps its standing.
     */
    public ContactRegister decided(ContactBook before, ContactBook after, Instant now) {
        List<String> old = digests(before);
        List<String> current = digests(after);
        ContactRegister register = new ContactRegister(
                salt,
                entries.stream()
                        .filter(e -> current.contains(e.digest()) || !old.contains(e.digest()))
                        .toList());
        for (Contact contact : after.contacts()) {
            boolean stays = old.contains(digest(contact));
            register = stays ? register : register.proved(contact, ContactProof.SUPPORT, after, now);
        }
        return register;
    }

    /**
     * One of support's staff put a contact in the place of others: these are as if they had never been, and the new one
     * counts after a while. One that was there already goes on waiting from where it was.
     */
    public ContactRegister replaced(Contact contact, String staff, ContactBook before, ContactBook after, Instant now) {
        Instant since = before.contacts().contains(contact)
                ? find(contact).map(ContactRecord::since).orElse(now)
                : now;
        ContactRecord entry = new ContactRecord(contact.type(), digest(contact), since, ContactProof.STAFF, staff);
        return decided(before, after, now).with(entry).limited(digests(after));
    }

    /** Whether a contact may confirm something. */
    public boolean counts(Contact contact, Duration delay, Instant now) {
        return find(contact).filter(e -> e.counts(delay, now)).isPresent();
    }

    /** Whether a contact waits for the word of somebody else of support's staff than the one who entered it. */
    public boolean awaitsApproval(Contact contact, String staff) {
        return find(contact)
                .filter(e -> e.provedBy() == ContactProof.STAFF && !staff.equals(e.enteredBy()))
                .isPresent();
    }

    /** Whether the owner said that a contact is somebody else's. */
    public boolean isDisowned(Contact contact) {
        return find(contact).filter(ContactRecord::isDisowned).isPresent();
    }

    /** The owner says that contacts, named by their digests, are somebody else's: they confirm nothing any more. */
    public ContactRegister disowned(Collection<String> digests, Instant now) {
        return new ContactRegister(
                salt,
                entries.stream()
                        .map(e -> digests.contains(e.digest())
                                ? new ContactRecord(e.type(), e.digest(), now, ContactProof.DISOWNED)
                                : e)
                        .toList());
    }

    private ContactRegister with(Contact contact, ContactProof by, Instant now) {
        return with(new ContactRecord(contact.type(), digest(contact), now, by));
    }

    private ContactRegister with(ContactRecord entry) {
        List<ContactRecord> all = new ArrayList<>(entries);
        all.removeIf(e -> e.digest().equals(entry.digest()));
        all.add(entry);
        return new ContactRegister(salt, all);
    }

    // Those that the account has are never let go.
    private ContactRegister limited(List<String> current) {
        List<ContactRecord> all = new ArrayList<>(entries);
        while (all.size() > LIMIT) {
            all.remove(all.stream()
                    .filter(e -> !current.contains(e.digest()))
                    .min(Comparator.comparing(ContactRecord::since))
                    .orElseThrow());
        }
        return new ContactRegister(salt, all);
    }

    private List<String> digests(ContactBook book) {
        return book.contacts().stream().map(this::digest).toList();
    }

    private String digest(Contact contact) {
        return ContactDigest.of(contact, salt);
    }
}
