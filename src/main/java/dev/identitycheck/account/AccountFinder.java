package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageUtil;

/**
 * Finds accounts by values of ours, through indexes. For users of this database there is one on name and value. For those of
 * other storages Keycloak 26.7 has none on short values: the few accounts with something to tell are found by the name of
 * that attribute, and the one of a name in handles by its value, which is made long enough for the index on long ones.
 */
public final class AccountFinder {

    private static final String OURS = "select a.user.id from UserAttributeEntity a"
            + " where a.user.realmId = :realm and a.name = :name and a.value %s :value order by a.value";
    private static final String OTHERS = "select a.userId from FederatedUserAttributeEntity a"
            + " where a.realmId = :realm and a.name = :name and a.longValueHash is null and a.value <= :value"
            + " order by a.value";
    private static final int SAME_NAME = 10;
    private static final int INDEXED_LENGTH = 2_048;
    private static final String PADDING = ".";

    private final KeycloakSession session;
    private final EntityManager entities;
    private final RealmModel realm;

    private AccountFinder(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
    }

    /** Accounts with something to tell by now, those first who have waited for longest. */
    public static List<String> withDueOutbox(KeycloakSession session, RealmModel realm, Instant now, int most) {
        AccountFinder search = new AccountFinder(session, realm);
        String until = AccountAttributes.moment(now);
        return Stream.of(OURS.formatted("<="), OTHERS)
                .flatMap(query -> search.find(query, AccountAttributes.OUTBOX_DUE, until, most).stream())
                .toList();
    }

    /** Accounts of this name in handles: one, but for a chance in millions. */
    public static List<String> withHandleName(KeycloakSession session, RealmModel realm, String name) {
        AccountFinder search = new AccountFinder(session, realm);
        return Stream.concat(
                        search.find(OURS.formatted("="), AccountAttributes.HANDLE_NAME, name, SAME_NAME).stream(),
                        search.others(name).stream())
                .toList();
    }

    /** A name in handles as it is stored on this user. */
    static String stored(String userId, String name) {
        return StorageId.isLocalStorage(userId) ? name : padded(name);
    }

    /** The name in what is stored. */
    static String name(String stored) {
        int end = stored.indexOf(PADDING);
        return end < 0 ? stored : stored.substring(0, end);
    }

    private static String padded(String name) {
        return name + PADDING.repeat(INDEXED_LENGTH - name.length());
    }

    private List<String> others(String name) {
        try (Stream<String> found = UserStorageUtil.userFederatedStorage(session)
                .getUsersByUserAttributeStream(realm, AccountAttributes.HANDLE_NAME, padded(name))) {
            return found.limit(SAME_NAME).toList();
        }
    }

    private List<String> find(String query, String attribute, String value, int most) {
        return entities.createQuery(query, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("name", attribute)
                .setParameter("value", value)
                .setMaxResults(most)
                .getResultList();
    }
}
