package dev.identitycheck.contact;

import java.util.Optional;

/**
 * The contacts of one account to which a code may go.
 *
 * @param email the verified e-mail address
 * @param phone the verified phone
 */
public record ContactBook(Optional<Contact.Email> email, Optional<Contact.Phone> phone) {

    /** Whether there is nothing that a code could be sent to. */
    public boolean isEmpty() {
        return email.isEmpty() && phone.isEmpty();
    }
}
