package dev.identitycheck.account.contact;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.contact.ContactRegister;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.storage.ReadOnlyException;

/**
 * Changes the phone of one account when its owner proves one, or when others than this extension write the number.
 *
 * @param contacts the account's contacts
 */
public record VerifiedPhone(AccountContacts contacts) {

    private static final Logger LOG = Logger.getLogger(VerifiedPhone.class);
    private static final String WRITTEN = "identity-check.phone-written.";

    /** Whether this extension itself wrote a user's phone in this session. */
    public static boolean isWrittenIn(KeycloakSession session, String userId) {
        return session.getAttribute(WRITTEN + userId) != null;
    }

    /**
     * Records in the session, for listeners to the session's changes, that this extension itself wrote a user's phone.
     */
    public static void noteWritten(KeycloakSession session, String userId) {
        session.setAttribute(WRITTEN + userId, AccountAttributes.YES);
    }

    /** Whether another account has proved this phone, or is proving it at this moment. */
    public boolean isOfAnother(Contact.Phone phone) {
        return new PhoneOwners(contacts.account()).hasOther(phone);
    }

    /** Whether the owner may not prove a phone because the owner disowned it before. */
    public boolean isDisowned(Contact.Phone phone) {
        return contacts.account()
                .contacts()
                .filter(register -> register.isDisowned(phone))
                .isPresent();
    }

    /** Replaces the account's phone with one that its owner has proved. */
    public void replace(Contact.Phone phone, ContactProof by) {
        LockedAccount account = contacts.account();
        ContactBook before = contacts.current();
        if (!contacts.isFirst(before)) {
            // An earlier change that is not registered yet does not count sooner by this one.
            ContactRegister register = contacts.note();
            boolean counts = register.counts(phone, contacts.delay(), contacts.now());
            contacts.storeIfChanged(counts ? register : register.proved(phone, by, before.with(phone), contacts.now()));
        }
        PhoneStorage.createCredential(account, phone, contacts.now());
        try {
            PhoneStorage.mark(account.cachedUser(), phone);
        } catch (ReadOnlyException e) {
            LOG.debugf(
                    "identity-check event=phone_kept_as_credential realm=%s user=%s",
                    account.realm().getName(), account.user().getId());
        }
        account.evict();
    }

    /** Withdraws the proof of the phone: an owner who has this phone proves it anew. */
    public void withdraw() {
        ContactBook before = contacts.current();
        unmark();
        removeCredential();
        contacts.account()
                .contacts()
                .map(register -> register.decided(before, contacts.current(), contacts.now()))
                .ifPresent(contacts::storeIfChanged);
    }

    /**
     * Removes the mark of a verified number after others than this extension wrote another number, which is unproved.
     */
    public void unmark() {
        PhoneStorage.unmark(contacts.account().cachedUser());
    }

    /**
     * Removes the credential after an administrator entered another number or removed the mark, which takes precedence.
     */
    public void removeCredential() {
        PhoneStorage.removeCredential(contacts.account());
    }
}
