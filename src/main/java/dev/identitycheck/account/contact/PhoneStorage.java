package dev.identitycheck.account;

import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.ContactsOnFile;
import dev.identitycheck.contact.PhoneCredential;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/** Where a user's phone is written: in the attributes that everybody knows, and as a credential once its owner has proved it. */
final class PhoneOnUser {

    private PhoneOnUser() {}

    /** The way through the cache and the user's own storage: this is not the extension's own data. */
    static UserModel model(LockedAccount account) {
        return Objects.requireNonNull(account.session()
                .users()
                .getUserById(account.realm(), account.user().getId()));
    }

    /** Writes the attributes; where the user's storage refuses, with Keycloak's {@code ReadOnlyException}. */
    static void mark(UserModel user, Contact.Phone phone) {
        user.setSingleAttribute(ContactsOnFile.PHONE, phone.number());
        user.setSingleAttribute(ContactsOnFile.PHONE_VERIFIED, AccountAttributes.YES);
    }

    /** The number in the attribute is proved no more. */
    static void unmark(UserModel user) {
        user.removeAttribute(ContactsOnFile.PHONE_VERIFIED);
    }

    /** Puts a credential in the place of the one before. */
    static void createCredential(LockedAccount account, Contact.Phone phone, Instant now) {
        removeCredential(account);
        model(account).credentialManager().createStoredCredential(PhoneCredential.of(phone, now));
        account.forgetPhoneCredential();
    }

    static void removeCredential(LockedAccount account) {
        UserModel user = model(account);
        List<String> ids = user.credentialManager()
                .getStoredCredentialsByTypeStream(PhoneCredential.TYPE)
                .map(CredentialModel::getId)
                .toList();
        ids.forEach(user.credentialManager()::removeStoredCredentialById);
        account.forgetPhoneCredential();
    }
}
