package dev.identitycheck.account;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStoragePrivateUtil;

/** Reads a user of this database past the cache, and past the directory it was imported from. */
public final class UncachedUser {

    private UncachedUser() {}

    /** The user, uncached where it is one of this database; empty if it is not in the realm. */
    public static Optional<UserModel> find(KeycloakSession session, RealmModel realm, String userId) {
        return Optional.ofNullable(
                StorageId.isLocalStorage(userId)
                        ? UserStoragePrivateUtil.userLocalStorage(session).getUserById(realm, userId)
                        : session.users().getUserById(realm, userId));
    }
}
