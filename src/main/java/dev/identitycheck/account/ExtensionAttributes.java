package dev.identitycheck.account;

import dev.identitycheck.keycloak.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * This extension's attributes of a user, read from the user's model, without a database query while they are cached.
 *
 * @param values the attributes' values by name
 */
public record ExtensionAttributes(Map<String, List<String>> values) {

    /** Reads the attributes of a user. */
    public static ExtensionAttributes of(KeycloakSession session, RealmModel realm, UserModel user) {
        return new ExtensionAttributes(AttributeStore.of(session, realm, user).own());
    }

    /**
     * Restores the stored values where others than this extension wrote these attributes in this session's transaction.
     * The stored values are read under the row lock, so a write by another transaction of this extension is not lost.
     *
     * @return the names of the attributes that others had changed
     */
    public static Set<String> restoreStored(KeycloakSession session, RealmModel realm, UserModel user) {
        return AccountLock.join(session, realm, user.getId(), account -> {
            // In a transaction of its own, which does not see what this one has written.
            Map<String, List<String>> stored = Transactions.inOwn(
                    session.getKeycloakSessionFactory(), own -> stored(own, realm.getId(), user.getId()));
            return account.restore(ExtensionWrites.of(session, user.getId()).appliedTo(stored));
        });
    }

    private static Map<String, List<String>> stored(KeycloakSession own, String realmId, String userId) {
        RealmModel realm = own.realms().getRealm(realmId);
        own.getContext().setRealm(realm);
        return UncachedUser.find(own, realm, userId)
                .map(user -> AttributeStore.of(own, realm, user).own())
                .orElse(Map.of());
    }
}
