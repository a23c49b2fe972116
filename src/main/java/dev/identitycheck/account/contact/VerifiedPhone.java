package dev.identitycheck.account.contact;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.contact.ContactRegister;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.storage.ReadOnlyException;

/**
 * The phone of one account, as its owner proves it, and as it is kept in step with what others write.
 *
 * @param file the account's contacts
 */
public record VerifiedPhone(AccountContacts file) {

    private static final Logger LOG = Logger.getLogger(VerifiedPhone.class);
    private static final String WRITTEN = "identity-check.phone-written.";

    /** Whether this extension itself wrote a user's phone in a session. */
    public static boolean isWrittenIn(KeycloakSession session, String userId) {
        return session.getAttribute(WRITTEN + userId) != null;
    }

    /** Has everybody who watches a session's changes know that this extension itself wrote a user's phone. */
    public static void noteWritten(KeycloakSession session, String userId) {
        session.setAttribute(WRITTEN + userId, AccountAttributes.YES);
    }

    /** Whether another account has proved this phone. Only numbers in E.164 are found. */
    public boolean isOfAnother(Contact.Phone phone) {
        LockedAccount account = file.account();
        return account.session()
                .users()
                .searchForUserByUserAttributeStream(account.realm(), UserContacts.PHONE, phone.number())
                .filter(user -> !user.getId().equals(account.user().getId()))
                .anyMatch(user -> AccountContacts.standing(account.realm(), user)
                        .phone()
                        .map(Contact.Phone::number)
                        .equals(Optional.of(phone.number())));
    }

    /** Whether the owner may not prove a phone because they said that it is somebody else's. */
    public boolean isDisowned(Contact.Phone phone) {
        return file.account()
                .contacts()
                .filter(register -> register.isDisowned(phone))
                .isPresent();
    }

    /** Puts a phone that its owner has proved in the place of the one before. */
    public void replace(Contact.Phone phone, ContactProof by) {
        LockedAccount account = file.account();
        ContactBook before = file.onFile();
        if (!file.isFirst(before)) {
            // What was changed unnoticed before stays as new as it is.
            ContactRegister register = file.note();
            boolean counts = register.counts(phone, file.delay(), file.now());
            file.keep(counts ? register : register.proved(phone, by, before.with(phone), file.now()));
        }
        PhoneStorage.createCredential(account, phone, file.now());
        try {
            PhoneStorage.mark(account.cachedUser(), phone);
        } catch (ReadOnlyException e) {
            LOG.debugf(
                    "identity-check event=phone_kept_as_credential realm=%s user=%s",
                    account.realm().getName(), account.user().getId());
        }
        account.evict();
    }

    /** What proved the phone is worth nothing: if it is the owner's, they prove it anew. */
    public void withdraw() {
        ContactBook before = file.onFile();
        unmark();
        removeCredential();
        file.account().contacts().ifPresent(register -> file.keep(register.decided(before, file.onFile(), file.now())));
    }

    /** Somebody else than this extension wrote another number: nothing has proved it. */
    public void unmark() {
        PhoneStorage.unmark(file.account().cachedUser());
    }

    /** An administrator entered another number, or took the mark away: that goes before what was proved. */
    public void removeCredential() {
        PhoneStorage.removeCredential(file.account());
    }
}
