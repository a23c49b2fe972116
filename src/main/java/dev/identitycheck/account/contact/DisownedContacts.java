package dev.identitycheck.account.contact;

import dev.identitycheck.account.UserContacts;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactDigest;
import dev.identitycheck.domain.contact.ContactRecord;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.domain.notice.NewContact;
import java.util.Collection;
import java.util.List;
import org.keycloak.models.UserModel;

/**
 * Takes contacts away that another person put on an account.
 *
 * @param contacts the account's contacts
 */
public record DisownedContacts(AccountContacts contacts) {

    /**
     * Takes contacts off the account and has them confirm nothing any more, should they come back. Keycloak's own page
     * for a forgotten password sends its link to whatever address the account has.
     *
     * @param digests their digests in the register
     * @throws org.keycloak.storage.ReadOnlyException where the user's storage refuses; they confirm nothing even so
     */
    public void takeOff(Collection<String> digests) {
        contacts.account().contacts().ifPresent(register -> {
            List<Contact> theirs = contacts.current().contacts().stream()
                    .filter(contact -> isAmong(register, contact, digests))
                    .toList();
            contacts.storeIfChanged(register.disowned(digests, contacts.now()));
            theirs.forEach(this::takeOff);
        });
    }

    /**
     * Takes a contact off that a notice reported, whether or not it was proved, and has it confirm nothing any more.
     *
     * @throws org.keycloak.storage.ReadOnlyException where the user's storage refuses; it confirms nothing even so
     */
    public void takeOff(NewContact contact) {
        takeOff(List.of(contact.digest()));
        UserModel user = contacts.account().user();
        UserContacts.unproved(user)
                .filter(address -> isReported(address, contact))
                .ifPresent(address -> {
                    takeOffUnproved();
                    // Should it come back and be proved, it must not count after the delay.
                    contacts.account()
                            .contacts()
                            .ifPresent(register -> contacts.storeIfChanged(
                                    register.disowned(address, contacts.current(), contacts.now())));
                });
    }

    // Without a register there was no digest.
    private boolean isReported(Contact.Email address, NewContact contact) {
        return contact.digest().isEmpty()
                ? address.masked().equals(contact.masked())
                : contacts.account()
                        .contacts()
                        .map(register -> ContactDigest.of(address, register.salt()))
                        .filter(contact.digest()::equals)
                        .isPresent();
    }

    /**
     * Takes an address off that nobody has proved.
     *
     * @throws org.keycloak.storage.ReadOnlyException where the user's storage refuses
     */
    public void takeOffUnproved() {
        UserModel user = contacts.account().cachedUser();
        if (!user.isEmailVerified()) {
            user.setEmail(null);
            contacts.account().evict();
        }
    }

    private static boolean isAmong(ContactRegister register, Contact contact, Collection<String> digests) {
        return register.find(contact)
                .map(ContactRecord::digest)
                .filter(digests::contains)
                .isPresent();
    }

    private void takeOff(Contact contact) {
        if (contact instanceof Contact.Phone) {
            // First what is stored here in any case: a directory may refuse the other.
            new VerifiedPhone(contacts).removeCredential();
            new VerifiedPhone(contacts).unmark();
        } else {
            UserModel user = contacts.account().cachedUser();
            user.setEmailVerified(false);
            user.setEmail(null);
        }
        contacts.account().evict();
    }
}
