package dev.identitycheck.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Map;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.jpa.entity.FederatedUser;

/**
 * The row that stands for an account: the user's own, or, for users of other storages, the one that Keycloak keeps of
 * its own on them.
 */
record AccountRow(KeycloakSession session, RealmModel realm, String userId) {

    // The most attributes that one task writes; each of them would be a round trip of its own.
    private static final int BATCH = 20;

    boolean isLocal() {
        return StorageId.isLocalStorage(userId);
    }

    /** Locks the row until the transaction ends, which is this extension's own and begins with that. */
    LockedAccount lock() {
        entities().unwrap(Session.class).setJdbcBatchSize(BATCH);
        Map<String, Object> limit = LockTimeout.set(entities());
        if (isLocal()) {
            return local(find(UserEntity.class, limit));
        }
        find(FederatedUser.class, limit);
        return federated();
    }

    /**
     * Locks the row in a transaction that may have read it, and what hangs on it, before it held the lock: that may be
     * stale by now, and is forgotten.
     */
    LockedAccount join() {
        if (!isLocal()) {
            // Their attributes are not kept between two queries: each change makes a row of its own.
            find(FederatedUser.class, LockTimeout.set(entities()));
            return federated();
        }
        // Before anything is detached: the statement that sets the limit makes Hibernate write what is pending.
        Map<String, Object> limit = LockTimeout.set(entities());
        UserEntity row = entities().getReference(UserEntity.class, userId);
        if (!Hibernate.isInitialized(row)) {
            // Nothing was read that could be stale.
            return local(find(UserEntity.class, limit));
        }
        if (Hibernate.isInitialized(row.getAttributes())) {
            row.getAttributes().forEach(entities()::detach);
        }
        entities().refresh(row, LockModeType.PESSIMISTIC_WRITE, limit);
        return local(row);
    }

    private LockedAccount local(UserEntity row) {
        UserModel user = user();
        AttributeStore store = new AttributeStore.Locked(entities(), row, new AttributeStore.Local(user));
        return new LockedAccount(session, realm, user, store);
    }

    private LockedAccount federated() {
        UserModel user = user();
        return new LockedAccount(session, realm, user, AttributeStore.of(session, realm, user));
    }

    private <T> T find(Class<T> type, Map<String, Object> limit) {
        return existing(entities().find(type, userId, LockModeType.PESSIMISTIC_WRITE, limit));
    }

    private static <T> T existing(@Nullable T row) {
        if (row == null) {
            throw new AccountUnavailableException("the account has no row in this database", null);
        }
        return row;
    }

    private UserModel user() {
        return UncachedUser.find(session, realm, userId)
                .orElseThrow(() -> new AccountUnavailableException("the account is not in this realm", null));
    }

    /**
     * Whether there is no row yet: Keycloak makes those of other storages' users when it first has something to keep.
     */
    boolean isMissing() {
        return !isLocal() && entities().find(FederatedUser.class, userId) == null;
    }

    /** Makes the row of a user of another storage, as Keycloak itself would. */
    void create() {
        FederatedUser row = new FederatedUser();
        row.setId(userId);
        row.setRealmId(realm.getId());
        row.setStorageProviderId(new StorageId(userId).getProviderId());
        entities().persist(row);
        entities().flush();
    }

    EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
