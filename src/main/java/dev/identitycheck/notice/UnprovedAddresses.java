package dev.identitycheck.notice;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import java.util.Optional;

/**
 * The addresses that an account had before and after a change, as far as nobody has proved them. Such an address is no
 * contact, and may be a stranger's: it is told only if it counted once. But Keycloak sends its own mails there.
 *
 * @param before the one before the change
 * @param after the one after it
 */
public record UnprovedAddresses(Optional<Contact.Email> before, Optional<Contact.Email> after) {

    /** Where every address was proved. */
    public static final UnprovedAddresses NONE = new UnprovedAddresses(Optional.empty(), Optional.empty());

    /** Whether an address that nobody had proved was replaced or taken off. */
    public boolean isReplaced(ContactBook now) {
        return before.isPresent() && !before.equals(after) && !before.equals(now.email());
    }

    /** The address that is new; empty if it was there before, proved or not. */
    Optional<Contact.Email> added(ContactBook old) {
        return after.filter(
                address -> !before.equals(Optional.of(address)) && !old.email().equals(Optional.of(address)));
    }
}
