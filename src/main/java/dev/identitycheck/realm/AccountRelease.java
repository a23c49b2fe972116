package dev.identitycheck.realm;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.attempts.Purpose;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What an administrator does in the admin console to let somebody in again: switching a user on whom a lock switched off,
 * or lifting Keycloak's own lock. Keycloak asks for the same right as {@code unlock} does.
 */
final class AccountRelease {

    private static final Logger LOG = Logger.getLogger(AccountRelease.class);
    private static final List<Purpose> ALL = List.of(Purpose.values());

    private AccountRelease() {}

    /** A user was saved. */
    static void onChange(KeycloakSession session, RealmModel realm, @Nullable String userId) {
        UserModel user = userId == null ? null : session.users().getUserById(realm, userId);
        if (user != null && user.isEnabled() && LockedAccount.wasDisabled(session, realm, user)) {
            AccountLock.join(session, realm, user.getId(), AccountRelease::liftOfEnabled);
        }
    }

    /** Keycloak's own lock was lifted. */
    static void onUnlock(KeycloakSession session, RealmModel realm, @Nullable String userId) {
        if (userId != null && session.users().getUserById(realm, userId) != null) {
            AccountLock.join(session, realm, userId, AccountRelease::lift);
        }
    }

    private static LockedAccount liftOfEnabled(LockedAccount account) {
        return account.wasDisabled() && account.user().isEnabled() ? lift(account) : account;
    }

    private static LockedAccount lift(LockedAccount account) {
        account.unlock(ALL);
        LOG.infof(
                "identity-check event=unlocked realm=%s user=%s",
                account.realm().getName(), account.user().getId());
        return account;
    }
}
