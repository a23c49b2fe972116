package dev.identitycheck.account;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStoragePrivateUtil;

/** A user as the lock has it: past the cache, and past what a directory says, where it is one of this database. */
public final class UncachedUser {

    private UncachedUser() {}

    /** The user; nothing if it is not in the realm. */
    public static Optional<UserModel> find(KeycloakSession session, RealmModel realm, String userId) {
        return Optional.ofNullable(
                StorageId.isLocalStorage(userId)
                        ? UserStoragePrivateUtil.userLocalStorage(session).getUserById(realm, userId)
                        : session.users().getUserById(realm, userId));
    }
}
