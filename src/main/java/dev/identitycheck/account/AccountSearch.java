package dev.identitycheck.account;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Finds accounts by short values of ours, through indexes: on name and value for users of this database; for those of other
 * storages, whose values have no index (Keycloak 26.7), on the hash of long values, which short ones do not have, and name.
 */
public final class AccountSearch {

    private static final String OURS = "select a.user.id from UserAttributeEntity a"
            + " where a.user.realmId = :realm and a.name = :name and a.value %s :value order by a.value";
    private static final String OTHERS = "select a.userId from FederatedUserAttributeEntity a"
            + " where a.realmId = :realm and a.name = :name and a.longValueHash is null and a.value %s :value"
            + " order by a.value";
    private static final int SAME_NAME = 10;

    private final EntityManager entities;
    private final RealmModel realm;

    private AccountSearch(KeycloakSession session, RealmModel realm) {
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
    }

    /** Accounts with something to tell by now, those first who have waited for longest. */
    public static List<String> withDueOutbox(KeycloakSession session, RealmModel realm, Instant now, int most) {
        return new AccountSearch(session, realm)
                .find(AccountAttributes.OUTBOX_DUE, "<=", AccountAttributes.moment(now), most);
    }

    /** Accounts of this name in handles: one, but for a chance in millions. */
    public static List<String> withHandleName(KeycloakSession session, RealmModel realm, String name) {
        return new AccountSearch(session, realm).find(AccountAttributes.HANDLE_NAME, "=", name, SAME_NAME);
    }

    private List<String> find(String attribute, String comparison, String value, int most) {
        return Stream.of(OURS, OTHERS)
                .flatMap(query -> entities
                        .createQuery(query.formatted(comparison), String.class)
                        .setParameter("realm", realm.getId())
                        .setParameter("name", attribute)
                        .setParameter("value", value)
                        .setMaxResults(most)
                        .getResultList()
                        .stream())
                .toList();
    }
}
