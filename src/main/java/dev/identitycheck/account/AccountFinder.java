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
 * Finds accounts by values of this extension's attributes, through indexes. For users of this database Keycloak 26.7
 * has an index on name and value. For users of other storages it has none on short values: accounts with a due outbox,
 * which are few, are found by the attribute's name; the account of a disown token is found by its value, which is
 * padded to the length from which the index on long values applies.
 */
public final class AccountFinder {

    private static final String LOCAL_USERS = "select a.user.id from UserAttributeEntity a"
            + " where a.user.realmId = :realm and a.name = :name and a.value %s :value order by a.value";
    private static final String FEDERATED_USERS = "select a.userId from FederatedUserAttributeEntity a"
            + " where a.realmId = :realm and a.name = :name and a.longValueHash is null and a.value <= :value"
            + " order by a.value";
    private static final int MAX_SAME_NAME = 10;
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

    /** Finds the accounts whose outbox is due, the longest overdue first. */
    public static List<String> withDueOutbox(KeycloakSession session, RealmModel realm, Instant now, int max) {
        AccountFinder finder = new AccountFinder(session, realm);
        String until = AccountAttributes.moment(now);
        return Stream.of(LOCAL_USERS.formatted("<="), FEDERATED_USERS)
                .flatMap(query -> finder.find(query, AccountAttributes.OUTBOX_DUE, until, max).stream())
                .toList();
    }

    /** Finds the accounts of this name in disown tokens: one, except for a random collision, a chance in millions. */
    public static List<String> withHandleName(KeycloakSession session, RealmModel realm, String name) {
        AccountFinder finder = new AccountFinder(session, realm);
        return Stream.concat(
                        finder
                                .find(LOCAL_USERS.formatted("="), AccountAttributes.HANDLE_NAME, name, MAX_SAME_NAME)
                                .stream(),
                        finder.findFederated(name).stream())
                .toList();
    }

    /** The attribute value that stores an account's name in disown tokens for this user. */
    static String stored(String userId, String name) {
        return StorageId.isLocalStorage(userId) ? name : padded(name);
    }

    /** The account's name in disown tokens, read from its attribute value. */
    static String name(String stored) {
        int end = stored.indexOf(PADDING);
        return end < 0 ? stored : stored.substring(0, end);
    }

    private static String padded(String name) {
        return name + PADDING.repeat(INDEXED_LENGTH - name.length());
    }

    private List<String> findFederated(String name) {
        try (Stream<String> found = UserStorageUtil.userFederatedStorage(session)
                .getUsersByUserAttributeStream(realm, AccountAttributes.HANDLE_NAME, padded(name))) {
            return found.limit(MAX_SAME_NAME).toList();
        }
    }

    private List<String> find(String query, String attribute, String value, int max) {
        return entities.createQuery(query, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("name", attribute)
                .setParameter("value", value)
                .setMaxResults(max)
                .getResultList();
    }
}
