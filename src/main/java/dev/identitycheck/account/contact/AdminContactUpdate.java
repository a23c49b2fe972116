package dev.identitycheck.account;

import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.ContactBook;
import dev.identitycheck.contact.ContactRegister;
import dev.identitycheck.contact.ContactsOnFile;
import dev.identitycheck.contact.ProvedBy;
import java.util.List;
import org.keycloak.models.UserModel;

/**
 * The contacts of one account, written by support. Where the user's storage refuses, it throws Keycloak's {@code
 * ReadOnlyException}.
 *
 * @param file the contacts
 */
public record StaffContacts(ContactFile file) {

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
        file.keep(file.note().proved(contact, ProvedBy.SUPPORT, file.onFile(), file.now()));
    }

    /** Takes every contact away, proved or not. What comes later is new. */
    public void clear() {
        UserModel user = PhoneOnUser.model(file.account());
        user.setEmailVerified(false);
        user.setEmail(null);
        for (String attribute : ContactsOnFile.ATTRIBUTES) {
            if (user.getFirstAttribute(attribute) != null) {
                user.removeAttribute(attribute);
            }
        }
        PhoneOnUser.removeCredential(file.account());
        file.keep(new ContactRegister(Salt.next(), List.of()));
    }

    private void write(Contact contact) {
        UserModel user = PhoneOnUser.model(file.account());
        if (contact instanceof Contact.Email email) {
            user.setEmail(email.address());
            user.setEmailVerified(true);
            if (file.account().realm().isRegistrationEmailAsUsername()) {
                user.setUsername(email.address());
            }
        } else {
            PhoneOnUser.mark(user, (Contact.Phone) contact);
            // What the owner proved before would go first.
            PhoneOnUser.removeCredential(file.account());
        }
    }
}
