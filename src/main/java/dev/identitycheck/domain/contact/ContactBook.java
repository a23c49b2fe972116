package dev.identitycheck.domain.contact;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The contacts of one account to which a code may go.
 *
 * @param email the verified e-mail address
 * @param phone the verified phone
 */
public record ContactBook(Optional<Contact.Email> email, Optional<Contact.Phone> phone) {

    /** No contact at all. */
    public static final ContactBook EMPTY = new ContactBook(Optional.empty(), Optional.empty());

    /** Whether there is no contact that a code could be sent to. */
    public boolean isEmpty() {
        return email.isEmpty() && phone.isEmpty();
    }

    /** Every contact in the book. */
    public List<Contact> contacts() {
        return Stream.<Optional<? extends Contact>>of(email, phone)
                .<Contact>flatMap(Optional::stream)
                .toList();
    }

    /** The book with its contact of one kind replaced. */
    public ContactBook with(Contact contact) {
        return contact instanceof Contact.Email address
                ? new ContactBook(Optional.of(address), phone)
                : new ContactBook(email, Optional.of((Contact.Phone) contact));
    }

    /** The book with only the contacts that pass the test. */
    ContactBook only(Predicate<Contact> passes) {
        return new ContactBook(email.filter(passes), phone.filter(passes));
    }
}
