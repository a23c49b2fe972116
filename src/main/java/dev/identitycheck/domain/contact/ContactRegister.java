package dev.identitycheck.domain.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The contacts that one account has had, as digests, with the time and the proof of each. Somebody who takes over a
 * session can change a contact and prove the new one; so a contact that is proved by itself alone confirms nothing
 * until a delay has passed.
 *
 * @param salt random, for this register alone
 * @param entries at most {@link #LIMIT}
 */
public record ContactRegister(String salt, List<ContactRecord> entries) {

    /** The largest number of contacts in one register. */
    public static final int LIMIT = 20;

    public ContactRegister {
        entries = List.copyOf(entries);
        if (salt.isEmpty()) {
            throw new IllegalArgumentException("a register has a salt");
        }
    }

    /**
     * The register of an account that this extension handles for the first time: contacts proved by then count at once.
     */
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

    /** Whether every contact in the book has an entry. */
    public boolean covers(ContactBook book) {
        return book.contacts().stream().allMatch(contact -> find(contact).isPresent());
    }

    /** Whether the account has had no contact since the register was opened. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The contacts in the book that may confirm something. */
    public ContactBook confirming(ContactBook book, Duration delay, Instant now) {
        return book.only(contact -> counts(contact, delay, now));
    }

    /**
     * Updates the register to the account's current contacts. A contact without an entry is new from now on. A contact
     * that is gone loses its entry if it did not count yet; if it counted, it counts again when it comes back.
     */
    public ContactRegister seen(ContactBook book, Duration delay, Instant now) {
        return seen(book, contact -> ContactProof.ITSELF, delay, now);
    }

    /**
     * Updates the register to the account's current contacts.
     *
     * @param proof what proves a contact without an entry
     */
    public ContactRegister seen(ContactBook book, Function<Contact, ContactProof> proof, Duration delay, Instant now) {
        List<String> current = digests(book);
        ContactRegister register = new ContactRegister(
                salt,
                entries.stream()
                        .filter(e -> current.contains(e.digest()) || e.counts(delay, now) || e.isDisowned())
                        .toList());
        for (Contact contact : book.contacts()) {
            register =
                    register.find(contact).isPresent() ? register : register.with(contact, proof.apply(contact), now);
        }
        return register.limited(current);
    }

    /** Enters a contact that was proved by something else than itself; it counts at once. */
    public ContactRegister proved(Contact contact, ContactProof by, ContactBook book, Instant now) {
        return with(contact, by, now)
                .limited(Stream.concat(digests(book).stream(), Stream.of(digest(contact)))
                        .toList());
    }

    /**
     * Updates the register to a change by an administrator: added contacts count at once, removed ones lose their
     * entries, unchanged ones keep theirs.
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
     * Enters a contact that a member of the support staff put in the place of others: these lose their entries, and the
     * new contact counts after a delay. The delay of a contact that the account already had goes on.
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

    /** Whether a contact awaits approval by a member of the support staff other than the one who entered it. */
    public boolean awaitsApproval(Contact contact, String staff) {
        return find(contact)
                .filter(e -> e.provedBy() == ContactProof.STAFF && !staff.equals(e.enteredBy()))
                .isPresent();
    }

    /** Whether the owner disowned a contact. */
    public boolean isDisowned(Contact contact) {
        return find(contact).filter(ContactRecord::isDisowned).isPresent();
    }

    /** Marks contacts, given by their digests, as disowned by the owner: they confirm nothing any more. */
    public ContactRegister disowned(Collection<String> digests, Instant now) {
        return new ContactRegister(
                salt,
                entries.stream()
                        .map(e -> digests.contains(e.digest())
                                ? new ContactRecord(e.type(), e.digest(), now, ContactProof.DISOWNED)
                                : e)
                        .toList());
    }

    /** Marks a contact as disowned by the owner, whether or not it ever had an entry. */
    public ContactRegister disowned(Contact contact, ContactBook book, Instant now) {
        return proved(contact, ContactProof.DISOWNED, book, now);
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

    // The account's current contacts are never removed.
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
