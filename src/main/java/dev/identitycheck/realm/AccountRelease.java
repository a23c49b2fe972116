package dev.identitycheck.realm;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.attempts.AttemptCount;
import dev.identitycheck.attempts.Purpose;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** An administrator who switches a user on again whom a lock switched off lifts that lock. */
final class AccountRelease {

    private AccountRelease() {}

    static void onChange(KeycloakSession session, RealmModel realm, @Nullable String userId) {
        UserModel user = userId == null ? null : session.users().getUserById(realm, userId);
        if (user != null && user.isEnabled() && LockedAccount.wasDisabled(session, realm, user)) {
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
