package dev.identitycheck.realm;

import dev.identitycheck.account.AccountAttributes;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.attempts.AttemptCount;
import dev.identitycheck.attempts.Purpose;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/** An administrator who switches a user on again whom a lock switched off lifts that lock. */
final class AccountRelease {

    private static final Pattern ONE_USER = Pattern.compile("users/([^/]+)");

    private AccountRelease() {}

    static void onChange(KeycloakSession session, RealmModel realm, @Nullable String resourcePath) {
        Matcher path = ONE_USER.matcher(resourcePath == null ? "" : resourcePath);
        if (!path.matches() || !StorageId.isLocalStorage(path.group(1))) {
            return;
        }
        UserModel user = session.users().getUserById(realm, path.group(1));
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
