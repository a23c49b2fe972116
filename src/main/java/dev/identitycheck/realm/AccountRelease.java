package dev.identitycheck.realm;

import dev.identitycheck.account.AccountAttributes;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.attempts.AttemptCount;
import dev.identitycheck.attempts.Purpose;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/** An administrator who switches a user on again whom a lock switched off lifts that lock. */
final class AccountRelease {

    private AccountRelease() {}

    static void onChange(KeycloakSession session, RealmModel realm, @Nullable String userId) {
        if (userId == null || !StorageId.isLocalStorage(userId)) {
            return;
        }
        UserModel user = session.users().getUserById(realm, userId);
        if (user != null && user.isEnabled() && user.getFirstAttribute(AccountAttributes.DISABLED_AT) != null) {
            AccountLock.join(session, realm, user.getId(), AccountRelease::lift);
        }
    }

    private static LockedAccount lift(LockedAccount account) {
        if (account.wasDisabled() && account.user().isEnabled()) {
            account.store(Purpose.IDENTITY, AttemptCount.NONE);
            account.forgetDisabling();
            account.evict();
        }
        return account;
    }
}
