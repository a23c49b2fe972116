package dev.identitycheck.account.contact;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.PhoneCredential;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.domain.contact.Contact;
import java.time.Instant;
import java.util.List;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/** Where a user's phone is written: in the attributes that everybody knows, and as a credential once its owner has proved it. */
final class PhoneStorage {

    private PhoneStorage() {}

    /** Writes the attributes; where the user's storage refuses, with Keycloak's {@code ReadOnlyException}. */
    static void mark(UserModel user, Contact.Phone phone) {
        user.setSingleAttribute(UserContacts.PHONE, phone.number());
        user.setSingleAttribute(UserContacts.PHONE_VERIFIED, AccountAttributes.YES);
    }

    /** The number in the attribute is proved no more. */
    static void unmark(UserModel user) {
        user.removeAttribute(UserContacts.PHONE_VERIFIED);
    }

    /** Puts a credential in the place of the one before. */
    static void createCredential(LockedAccount account, Contact.Phone phone, Instant now) {
        removeCredential(account);
        account.cachedUser().credentialManager().createStoredCredential(PhoneCredential.of(phone, now));
        account.forgetPhoneCredential();
    }

    static void removeCredential(LockedAccount account) {
        UserModel user = account.cachedUser();
        List<String> ids = user.credentialManager()
                .getStoredCredentialsByTypeStream(PhoneCredential.TYPE)
                .map(CredentialModel::getId)
                .toList();
        ids.forEach(user.credentialManager()::removeStoredCredentialById);
        account.forgetPhoneCredential();
    }
}
