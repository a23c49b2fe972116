package dev.identitycheck.account;

import java.util.Arrays;
import java.util.Optional;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.CredentialEntity;
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

    /**
     * Whether the session's transaction may have made or changed a credential of a user of this database: it has not
     * where it has none in its memory.
     */
    public static boolean mayHaveOtherCredentials(KeycloakSession session, String userId) {
        PersistenceContext memory = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(SessionImplementor.class)
                .getPersistenceContext();
        return Arrays.stream(memory.reentrantSafeEntityEntries())
                .anyMatch(entry -> entry.getKey() instanceof CredentialEntity credential
                        && userId.equals(credential.getUser().getId()));
    }
}
