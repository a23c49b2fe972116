package dev.identitycheck.account;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * This extension's attributes of a user as its model has them, without a look at the database while they are cached.
 *
 * @param values by name
 */
public record ExtensionAttributes(Map<String, List<String>> values) {

    /** Reads a user. */
    public static ExtensionAttributes of(KeycloakSession session, RealmModel realm, UserModel user) {
        return new ExtensionAttributes(AttributeStore.of(session, realm, user).own());
    }

    /**
     * Writes back what the database has, over what others than this extension wrote in this session's transaction. It is read
     * under the lock: what another transaction of this extension's stores meanwhile stays.
     *
     * @return the names of what they had changed
     */
    public static Set<String> restoreStored(KeycloakSession session, RealmModel realm, UserModel user) {
        return AccountLock.join(session, realm, user.getId(), account -> {
            // In a transaction of its own, which does not see what this one has written.
            Map<String, List<String>> stored = KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(), own -> stored(own, realm.getId(), user.getId()));
            return account.restore(ExtensionWrites.of(session, user.getId()).over(stored));
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
