package dev.identitycheck.domain.otp;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The contacts that a code went to, of which only digests are kept.
 *
 * @param salt the digests' salt
 * @param digests the digests; none where nobody knows yet whose they are
 */
public record CodeRecipients(String salt, List<String> digests) {

    private static final String BLANK = " ";

    public CodeRecipients {
        digests = List.copyOf(digests);
    }

    /** Digests contacts. */
    public static CodeRecipients of(String salt, List<Contact> contacts) {
        return new CodeRecipients(salt, digests(salt, contacts));
    }

    /**
     * Whether it went to contacts, and every one of them is among these. Whoever has one that is not any more may know the
     * code.
     */
    public boolean isWithin(ContactBook counting) {
        return !digests.isEmpty() && digests(salt, counting.contacts()).containsAll(digests);
    }

    private static List<String> digests(String salt, List<Contact> contacts) {
        return contacts.stream().map(contact -> ContactDigest.of(contact, salt)).toList();
    }

    /** As one line of text, as {@link #read} takes it. */
    public String text() {
        return Stream.concat(Stream.of(salt), digests.stream()).collect(Collectors.joining(BLANK));
    }

    /** Reads what {@link #text} wrote; nothing if it is something else. */
    public static Optional<CodeRecipients> read(String text) {
        List<String> parts = List.of(text.split(BLANK, -1));
        return parts.size() < 2
                ? Optional.empty()
                : Optional.of(new CodeRecipients(parts.get(0), parts.subList(1, parts.size())));
    }
}
