package dev.identitycheck.account.contact;

import dev.identitycheck.account.SaltGenerator;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.contact.ContactRegister;
import java.util.List;
import org.keycloak.models.UserModel;

/**
 * The contacts of one account, written by support. Where the user's storage refuses, it throws Keycloak's {@code
 * ReadOnlyException}.
 *
 * @param file the contacts
 */
public record AdminContactUpdate(AccountContacts file) {

    /** Whether the account has this contact. */
    public boolean has(Contact contact) {
        return file.onFile().contacts().contains(contact);
    }

    /** Whether the account has it, and it may confirm something. */
    public boolean counts(Contact contact) {
        return has(contact) && file.note().counts(contact, file.delay(), file.now());
    }

    /** Whether somebody else of support's staff entered this contact, and it waits. */
    public boolean awaitsApproval(Contact contact, String staff) {
        return has(contact) && file.note().awaitsApproval(contact, staff);
    }

    /** Puts a contact in the place of the one of its kind; it counts after a while. */
    public void replace(Contact contact, String staff) {
        ContactBook before = file.onFile();
        // What was changed unnoticed before stays as new as it is.
        ContactRegister register = file.note();
        write(contact);
        file.keep(register.replaced(contact, staff, before, before.with(contact), file.now()));
    }

    /** Has a contact that somebody else entered count at once. */
    public void approve(Contact contact) {
        file.keep(file.note().proved(contact, ContactProof.SUPPORT, file.onFile(), file.now()));
    }

    /** Takes every contact away, proved or not. What comes later is new. */
    public void clear() {
        UserModel user = file.account().cachedUser();
        user.setEmailVerified(false);
        user.setEmail(null);
        for (String attribute : UserContacts.ATTRIBUTES) {
            if (user.getFirstAttribute(attribute) != null) {
                user.removeAttribute(attribute);
            }
        }
        PhoneStorage.removeCredential(file.account());
        file.keep(new ContactRegister(SaltGenerator.next(), List.of()));
    }

    private void write(Contact contact) {
        UserModel user = file.account().cachedUser();
        if (contact instanceof Contact.Email email) {
            user.setEmail(email.address());
            user.setEmailVerified(true);
            if (file.account().realm().isRegistrationEmailAsUsername()) {
                user.setUsername(email.address());
            }
        } else {
            PhoneStorage.mark(user, (Contact.Phone) contact);
            // What the owner proved before would go first.
            PhoneStorage.removeCredential(file.account());
        }
    }
}
