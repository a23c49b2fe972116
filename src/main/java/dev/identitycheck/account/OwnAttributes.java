package dev.identitycheck.account;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * This extension's attributes of a user as its model has them, without a look at the database while they are cached.
 *
 * @param values by name
 */
public record OwnAttributes(Map<String, List<String>> values) {

    /** Reads a user. */
    public static OwnAttributes of(KeycloakSession session, RealmModel realm, UserModel user) {
        return new OwnAttributes(AccountStore.of(session, realm, user).own());
    }

    /**
     * Writes back what the database has, over what others wrote in this session's transaction.
     *
     * @return the names of what they had changed
     */
    public static Set<String> restoreStored(KeycloakSession session, RealmModel realm, UserModel user) {
        Map<String, List<String>> stored = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), own -> stored(own, realm.getId(), user.getId()));
        AccountStore store = AccountStore.of(session, realm, user);
        Map<String, List<String>> found = store.own();
        Set<String> names = new HashSet<>(stored.keySet());
        names.addAll(found.keySet());
        Set<String> changed = new TreeSet<>();
        for (String name : names) {
            List<String> values = stored.getOrDefault(name, List.of());
            if (!values.equals(found.getOrDefault(name, List.of()))) {
                store.write(name, values.isEmpty() ? null : values.get(0));
                changed.add(name);
            }
        }
        return changed;
    }

    private static Map<String, List<String>> stored(KeycloakSession own, String realmId, String userId) {
        RealmModel realm = own.realms().getRealm(realmId);
        own.getContext().setRealm(realm);
        UserModel user = new AccountRow(own, realm, userId).read();
        return user == null ? Map.of() : AccountStore.of(own, realm, user).own();
    }
}
