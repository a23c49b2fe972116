package dev.identitycheck.listener;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.attempt.Purpose;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What an administrator does in the admin console to let somebody in again: switching a user on whom a lock switched off,
 * or lifting Keycloak's own lock. A form that was opened before the lock says "enabled" too,
 * and switches nobody on. Keycloak asks for the same right as {@code unlock} does.
 */
final class AdminUnlockListener {

    private static final Logger LOG = Logger.getLogger(AdminUnlockListener.class);
    private static final List<Purpose> ALL = List.of(Purpose.values());

    private AdminUnlockListener() {}

    /**
     * A user was saved.
     *
     * @param saved what was sent, as the event has it
     */
    static void onChange(KeycloakSession session, RealmModel realm, @Nullable String userId, @Nullable String saved) {
        UserModel user = userId == null ? null : session.users().getUserById(realm, userId);
        if (user != null && user.isEnabled() && LockedAccount.wasDisabled(session, realm, user)) {
            AccountLock.join(
                    session,
                    realm,
                    user.getId(),
                    account -> onEnabled(account, SubmittedUserRepresentation.read(saved)));
        }
    }

    /** Keycloak's own lock was lifted. */
    static void onUnlock(KeycloakSession session, RealmModel realm, @Nullable String userId) {
        if (userId != null && session.users().getUserById(realm, userId) != null) {
            AccountLock.join(session, realm, userId, AdminUnlockListener::lift);
        }
    }

    private static LockedAccount onEnabled(LockedAccount account, SubmittedUserRepresentation saved) {
        if (!account.wasDisabled() || !account.user().isEnabled()) {
            return account;
        }
        if (saved.isOlderThanLock(account)) {
            account.switchOff();
            account.evict();
            LOG.infof(
                    "identity-check event=kept_locked realm=%s user=%s cause=\"a form was saved that is older than the lock\"",
                    account.realm().getName(), account.user().getId());
            return account;
        }
        return lift(account);
    }

    private static LockedAccount lift(LockedAccount account) {
        account.unlock(ALL);
        LOG.infof(
                "identity-check event=unlocked realm=%s user=%s",
                account.realm().getName(), account.user().getId());
        return account;
    }
}
