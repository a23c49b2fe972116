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

/** Writes a user's phone: in the ordinary attributes, and as a credential once its owner has proved it. */
final class PhoneStorage {

    private PhoneStorage() {}

    /**
     * Writes the phone attributes; where the user's storage refuses, it throws Keycloak's {@code ReadOnlyException}.
     */
    static void mark(UserModel user, Contact.Phone phone) {
        user.setSingleAttribute(UserContacts.PHONE, phone.number());
        user.setSingleAttribute(UserContacts.PHONE_VERIFIED, AccountAttributes.YES);
    }

    /** Removes the mark that the number in the attribute is verified. */
    static void unmark(UserModel user) {
        user.removeAttribute(UserContacts.PHONE_VERIFIED);
    }

    /** Replaces the user's phone credential. */
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
