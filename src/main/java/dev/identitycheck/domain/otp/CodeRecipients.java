package dev.identitycheck.domain.otp;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The contacts that a code was sent to, of which only digests are kept.
 *
 * @param salt the digests' salt
 * @param digests the digests; empty while it is not known whose contacts they are
 */
public record CodeRecipients(String salt, List<String> digests) {

    private static final String SEPARATOR = " ";

    public CodeRecipients {
        digests = List.copyOf(digests);
    }

    /** The digests of contacts. */
    public static CodeRecipients of(String salt, List<Contact> contacts) {
        return new CodeRecipients(salt, digests(salt, contacts));
    }

    /**
     * Whether the code was sent to contacts and all of them still count. The holder of a contact that no longer counts
     * may know the code.
     */
    public boolean isWithin(ContactBook eligible) {
        return !digests.isEmpty() && digests(salt, eligible.contacts()).containsAll(digests);
    }

    private static List<String> digests(String salt, List<Contact> contacts) {
        return contacts.stream().map(contact -> ContactDigest.of(contact, salt)).toList();
    }

    /** The recipients as one line of text, which {@link #read} parses. */
    public String text() {
        return Stream.concat(Stream.of(salt), digests.stream()).collect(Collectors.joining(SEPARATOR));
    }

    /** Parses what {@link #text} wrote; empty if the text has another form. */
    public static Optional<CodeRecipients> read(String text) {
        List<String> parts = List.of(text.split(SEPARATOR, -1));
        return parts.size() < 2
                ? Optional.empty()
                : Optional.of(new CodeRecipients(parts.get(0), parts.subList(1, parts.size())));
    }
}
