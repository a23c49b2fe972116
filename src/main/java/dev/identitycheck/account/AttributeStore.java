package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.UserAttributeEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageUtil;
import org.keycloak.storage.federated.UserFederatedStorageProvider;

/**
 * Reads and writes this extension's attributes of a user: beside the user's own row, past what the user's storage
 * allows or knows.
 */
public sealed interface AttributeStore {

    /** The attribute store of a user. What is read from it is as old as the user's model. */
    static AttributeStore of(KeycloakSession session, RealmModel realm, UserModel user) {
        return StorageId.isLocalStorage(user.getId())
                ? new Local(user)
                : new Federated(UserStorageUtil.userFederatedStorage(session), realm, user);
    }

    /** The user whose attributes are stored. */
    UserModel user();

    /** The value of an attribute; empty if there is none. */
    Optional<String> read(String attribute);

    /** Every attribute of this extension, with its values. */
    Map<String, List<String>> own();

    /** Stores an attribute's value, or removes the attribute if the value is null. */
    void write(String attribute, @Nullable String value);

    /** Removes attributes. */
    default void remove(Collection<String> attributes) {
        attributes.forEach(attribute -> write(attribute, null));
    }

    /**
     * Sets this extension's attributes to the expected values.
     *
     * @return the names of the attributes that had other values
     */
    default Set<String> restore(Map<String, List<String>> expected) {
        Map<String, List<String>> found = own();
        Set<String> changed = new TreeSet<>(expected.keySet());
        changed.addAll(found.keySet());
        changed.removeIf(name -> Objects.equals(expected.get(name), found.get(name)));
        for (String name : changed) {
            List<String> values = expected.get(name);
            write(name, values == null ? null : values.get(0));
        }
        return changed;
    }

    /**
     * The attribute store of a user of this database, or of one imported from a directory. It reads and writes local
     * storage, since the directory's own model may refuse.
     *
     * @param user the user, read from local storage
     */
    record Local(UserModel user) implements AttributeStore {

        @Override
        public Optional<String> read(String attribute) {
            return Optional.ofNullable(user.getFirstAttribute(attribute)).filter(v -> !v.isEmpty());
        }

        @Override
        public Map<String, List<String>> own() {
            return AccountAttributes.own(user.getAttributes());
        }

        @Override
        public void write(String attribute, @Nullable String value) {
            if (value != null) {
                user.setSingleAttribute(attribute, value);
            } else if (user.getFirstAttribute(attribute) != null) {
                user.removeAttribute(attribute);
            }
        }
    }

    /**
     * The attribute store of a user of this database under the account's row lock; it needs fewer statements. With each
     * change Keycloak's model also deletes what another transaction may have written meanwhile (JPA {@code
     * UserAdapter}, 26.7); under the lock there is no such other transaction.
     *
     * @param entities the entity manager of the transaction that holds the lock
     * @param row the user's row
     * @param model the store of the same user over Keycloak's model
     */
    record Locked(EntityManager entities, UserEntity row, Local model) implements AttributeStore {

        private static final String DELETE =
                "delete from UserAttributeEntity a where a.user.id = :user and a.name in :names";

        @Override
        public UserModel user() {
            return model.user();
        }

        @Override
        public Optional<String> read(String attribute) {
            return model.read(attribute);
        }

        @Override
        public Map<String, List<String>> own() {
            return model.own();
        }

        @Override
        public void write(String attribute, @Nullable String value) {
            if (value == null) {
                remove(List.of(attribute));
                return;
            }
            List<UserAttributeEntity> stored = stored(List.of(attribute));
            if (stored.size() == 1) {
                stored.get(0).setValue(value);
            } else {
                model.write(attribute, value);
            }
        }

        @Override
        public void remove(Collection<String> attributes) {
            List<UserAttributeEntity> stored = stored(attributes);
            if (!stored.isEmpty()) {
                entities.createQuery(DELETE)
                        .setParameter("user", row.getId())
                        .setParameter("names", attributes)
                        .executeUpdate();
                row.getAttributes().removeAll(stored);
            }
        }

        private List<UserAttributeEntity> stored(Collection<String> attributes) {
            return row.getAttributes().stream()
                    .filter(stored -> attributes.contains(stored.getName()))
                    .toList();
        }
    }

    /**
     * The attribute store of a user of another storage: Keycloak's federated storage. The models of such users do not
     * show its attributes (LDAP without import, Keycloak 26.7).
     *
     * @param storage Keycloak's federated storage
     * @param realm the realm
     * @param user the user
     */
    record Federated(UserFederatedStorageProvider storage, RealmModel realm, UserModel user) implements AttributeStore {

        @Override
        public Optional<String> read(String attribute) {
            return Optional.ofNullable(
                            storage.getAttributes(realm, user.getId()).getFirst(attribute))
                    .filter(v -> !v.isEmpty());
        }

        @Override
        public Map<String, List<String>> own() {
            return AccountAttributes.own(storage.getAttributes(realm, user.getId()));
        }

        @Override
        public void write(String attribute, @Nullable String value) {
            if (value != null) {
                storage.setSingleAttribute(realm, user.getId(), attribute, value);
            } else if (read(attribute).isPresent()) {
                storage.removeAttribute(realm, user.getId(), attribute);
            }
        }
    }
}
