package dev.identitycheck.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.jpa.entity.FederatedUser;

/**
 * The row that stands for an account: the user's own, or, for users of other storages, the one that Keycloak keeps of its
 * own on them.
 */
record AccountRow(KeycloakSession session, RealmModel realm, String userId) {

    // PostgreSQL waits for ever unless told otherwise; honoured there and by H2 (Keycloak 26.7.4, Hibernate 7.2).
    private static final Map<String, Object> WAIT_AT_MOST = Map.of("jakarta.persistence.lock.timeout", 10_000);

    boolean isLocal() {
        return StorageId.isLocalStorage(userId);
    }

    /** Locks the row until the transaction ends. */
    LockedAccount lock() {
        return isLocal() ? lockLocal() : lockFederated();
    }

    private LockedAccount lockLocal() {
        UserEntity row = find(UserEntity.class);
        UserModel user = user();
        AttributeStore store = new AttributeStore.Locked(entities(), row, new AttributeStore.Local(user));
        return new LockedAccount(session, realm, user, store);
    }

    private LockedAccount lockFederated() {
        find(FederatedUser.class);
        UserModel user = user();
        return new LockedAccount(session, realm, user, AttributeStore.of(session, realm, user));
    }

    private <T> T find(Class<T> type) {
        T row = entities().find(type, userId, LockModeType.PESSIMISTIC_WRITE, WAIT_AT_MOST);
        if (row == null) {
            throw new AccountUnavailableException("the account has no row in this database", null);
        }
        return row;
    }

    private UserModel user() {
        return UncachedUser.find(session, realm, userId)
                .orElseThrow(() -> new AccountUnavailableException("the account is not in this realm", null));
    }

    /** Whether there is no row yet: Keycloak makes those of other storages' users when it first has something to keep. */
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

    /** Forgets what this transaction read before it held the lock: it may be stale by now. */
    void refresh() {
        if (isLocal()) {
            UserEntity row = entities().find(UserEntity.class, userId);
            row.getAttributes().forEach(entities()::detach);
            entities().refresh(row);
        }
        // Attributes of other storages' users are not kept between two queries: each change makes a row of its own.
    }

    EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
