package dev.identitycheck.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.util.Map;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.UserStoragePrivateUtil;

/**
 * The one lock under which anything of ours on an account is read, changed and written: the user's own row. It holds on
 * every node that shares the database.
 *
 * <p>Keycloak 26.7 reads and writes user attributes without versions, through a cache. Forty threads that count to five
 * that way let fourteen to eighteen through; with the row locked, exactly five.
 */
public final class AccountLock {

    // PostgreSQL waits for ever unless told otherwise; honoured there and by H2 (Keycloak 26.7.4, Hibernate 7.2).
    private static final Map<String, Object> WAIT_AT_MOST = Map.of("jakarta.persistence.lock.timeout", 10_000);

    private AccountLock() {}

    /**
     * Changes an account in a transaction of its own: when this returns, the change is committed, whatever becomes of the
     * request. The request's own transaction must not have written the user's row before.
     *
     * @throws AccountUnavailableException when the row cannot be had
     * @throws UnreadableAccountException when what is stored is damaged
     */
    public static <T> T change(
            KeycloakSession session, RealmModel realm, String userId, Function<LockedAccount, T> task) {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    own -> task.apply(lock(own, own.realms().getRealm(realm.getId()), userId)),
                    "identity-check");
        } catch (PersistenceException | ModelException e) {
            throw new AccountUnavailableException("the account's row is busy", e);
        }
    }

    /** Changes an account within the session's running transaction: committed, or rolled back, with the rest of it. */
    public static <T> T join(
            KeycloakSession session, RealmModel realm, String userId, Function<LockedAccount, T> task) {
        EntityManager entities = entities(session);
        // A row that this transaction has only promised so far cannot be locked.
        entities.flush();
        LockedAccount account = lock(session, realm, userId);
        // What the transaction read before it held the lock may be stale by now.
        UserEntity row = entities.find(UserEntity.class, userId);
        row.getAttributes().forEach(entities::detach);
        entities.refresh(row);
        return task.apply(account);
    }

    private static LockedAccount lock(KeycloakSession session, RealmModel realm, String userId) {
        UserEntity row = entities(session).find(UserEntity.class, userId, LockModeType.PESSIMISTIC_WRITE, WAIT_AT_MOST);
        if (row == null) {
            throw new AccountUnavailableException("the account has no row in this database", null);
        }
        UserModel user = UserStoragePrivateUtil.userLocalStorage(session).getUserById(realm, userId);
        if (user == null) {
            throw new AccountUnavailableException("the account is not in this realm", null);
        }
        return new LockedAccount(session, realm, user);
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
