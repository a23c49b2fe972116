package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import jakarta.persistence.EntityManager;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.storage.UserStorageUtil;

/** What this extension stores on the accounts of a realm, as a whole. */
public final class AccountData {

    private static final String LOCAL =
            "delete from UserAttributeEntity a where a.name like :names and a.user.id in (select u.id from UserEntity u"
                    + " where u.realmId = :realm)";
    private static final String FEDERATED =
            "delete from FederatedUserAttributeEntity a where a.name like :names and a.realmId = :realm";

    private static final String LOCAL_VALUE =
            "select a.id from UserAttributeEntity a where a.name = :name and a.user.realmId = :realm";
    private static final String FEDERATED_VALUE =
            "select a.id from FederatedUserAttributeEntity a where a.name = :name and a.realmId = :realm";

    private AccountData() {}

    /** Whether any user of a realm has a value of an attribute here; what lies in a directory alone does not count. */
    public static boolean hasValue(KeycloakSession session, RealmModel realm, String attribute) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return Stream.of(LOCAL_VALUE, FEDERATED_VALUE).anyMatch(select -> !entities.createQuery(select, String.class)
                .setParameter("name", attribute)
                .setParameter("realm", realm.getId())
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
    }

    /**
     * Removes this extension's attributes of all users of a realm, in the session's transaction, and empties the cache
     * of users. Credentials stay: their users cannot write them.
     *
     * @return how many attributes were removed
     */
    public static int remove(KeycloakSession session, RealmModel realm) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        entities.flush();
        int removed = execute(entities, LOCAL, realm) + execute(entities, FEDERATED, realm);
        UserCache cache = UserStorageUtil.userCache(session);
        if (cache != null && removed > 0) {
            cache.evict(realm);
        }
        return removed;
    }

    private static int execute(EntityManager entities, String delete, RealmModel realm) {
        return entities.createQuery(delete)
                .setParameter("names", AccountAttributes.ALL_NAMES)
                .setParameter("realm", realm.getId())
                .executeUpdate();
    }
}
