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
 * Lifts this extension's lock when an administrator enables a user whom the lock disabled, or lifts Keycloak's own
 * brute-force lock in the admin console. A form that was opened before the lock also submits "enabled"; it does not
 * lift the lock. Keycloak requires the same permission for these changes as {@code unlock} does.
 */
final class AdminUnlockListener {

    private static final Logger LOG = Logger.getLogger(AdminUnlockListener.class);
    private static final List<Purpose> ALL = List.of(Purpose.values());

    private AdminUnlockListener() {}

    /**
     * Handles the admin event of a saved user.
     *
     * @param representation the submitted user, as the event holds it
     */
    static void onChange(
            KeycloakSession session, RealmModel realm, @Nullable String userId, @Nullable String representation) {
        UserModel user = userId == null ? null : session.users().getUserById(realm, userId);
        if (user != null && user.isEnabled() && LockedAccount.wasDisabled(session, realm, user)) {
            AccountLock.join(
                    session,
                    realm,
                    user.getId(),
                    account -> onEnabled(account, SubmittedUserRepresentation.read(representation)));
        }
    }

    /** Handles the admin event of a lifted brute-force lock of Keycloak. */
    static void onUnlock(KeycloakSession session, RealmModel realm, @Nullable String userId) {
        if (userId != null && session.users().getUserById(realm, userId) != null) {
            AccountLock.join(session, realm, userId, AdminUnlockListener::lift);
        }
    }

    private static LockedAccount onEnabled(LockedAccount account, SubmittedUserRepresentation submitted) {
        if (!account.wasDisabled() || !account.user().isEnabled()) {
            return account;
        }
        if (submitted.isOlderThanLock(account)) {
            account.switchOff();
            account.evict();
            LOG.infof(
                    "identity-check event=kept_locked realm=%s user=%s cause=\"a form was saved that is older than"
                            + " the lock\"",
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
