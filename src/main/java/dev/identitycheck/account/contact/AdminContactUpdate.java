package dev.identitycheck.account.contact;

import dev.identitycheck.account.UserContacts;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.contact.ContactRegister;
import java.util.List;
import org.keycloak.models.UserModel;

/**
 * Changes the contacts of one account for support. Where the user's storage refuses, a change throws Keycloak's
 * {@code ReadOnlyException}.
 *
 * @param contacts the account's contacts
 */
public record AdminContactUpdate(AccountContacts contacts) {

    /** Whether the account has this contact. */
    public boolean has(Contact contact) {
        return contacts.current().contacts().contains(contact);
    }

    /** Whether the account has this contact, and it counts for confirmation. */
    public boolean counts(Contact contact) {
        return has(contact) && contacts.note().counts(contact, contacts.delay(), contacts.now());
    }

    /** Whether another member of the support staff entered this contact, and it awaits approval. */
    public boolean awaitsApproval(Contact contact, String staff) {
        return has(contact) && contacts.note().awaitsApproval(contact, staff);
    }

    /** Replaces the contact of the same type; the new contact counts after the delay. */
    public void replace(Contact contact, String staff) {
        ContactBook before = contacts.current();
        // An earlier change that is not registered yet does not count sooner by this one.
        ContactRegister register = contacts.note();
        write(contact);
        contacts.storeIfChanged(register.replaced(contact, staff, before, before.with(contact), contacts.now()));
    }

    /** Approves a contact that another member of the support staff entered: it counts at once. */
    public void approve(Contact contact) {
        ContactRegister register = contacts.note();
        contacts.storeIfChanged(register.proved(contact, ContactProof.SUPPORT, contacts.current(), contacts.now()));
    }

    /** Removes every contact, proved or not. Contacts added later are new. */
    public void clear() {
        UserModel user = contacts.account().cachedUser();
        user.setEmailVerified(false);
        user.setEmail(null);
        for (String attribute : UserContacts.ATTRIBUTES) {
            if (user.getFirstAttribute(attribute) != null) {
                user.removeAttribute(attribute);
            }
        }
        PhoneStorage.removeCredential(contacts.account());
        contacts.storeIfChanged(new ContactRegister(contacts.account().newSalt(), List.of()));
    }

    private void write(Contact contact) {
        UserModel user = contacts.account().cachedUser();
        if (contact instanceof Contact.Email email) {
            user.setEmail(email.address());
            user.setEmailVerified(true);
            if (contacts.account().realm().isRegistrationEmailAsUsername()) {
                user.setUsername(email.address());
            }
        } else {
            PhoneStorage.mark(user, (Contact.Phone) contact);
            // A phone credential that the owner proved before would take precedence.
            PhoneStorage.removeCredential(contacts.account());
        }
    }
}
