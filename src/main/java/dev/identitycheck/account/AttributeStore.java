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

/** Where what protects an account is kept: beside the user's own row, past what the user's storage allows or knows. */
public sealed interface AttributeStore {

    /** The store of a user: what it says is as old as the user's model. */
    static AttributeStore of(KeycloakSession session, RealmModel realm, UserModel user) {
        return StorageId.isLocalStorage(user.getId())
                ? new Local(user)
                : new Federated(UserStorageUtil.userFederatedStorage(session), realm, user);
    }

    /** The user. */
    UserModel user();

    /** A value. */
    Optional<String> read(String attribute);

    /** Every value of this extension's. */
    Map<String, List<String>> own();

    /** Stores a value, or removes it. */
    void write(String attribute, @Nullable String value);

    /** Removes values. */
    default void remove(Collection<String> attributes) {
        attributes.forEach(attribute -> write(attribute, null));
    }

    /**
     * Makes this extension's values those that are expected.
     *
     * @return the names of those that were others
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
     * For users of this database, those imported from a directory among them: read and written as local storage has them,
     * since the directory's own model may refuse.
     *
     * @param user as local storage has it
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
     * The same under the account's lock, with fewer statements. With each change Keycloak's model also deletes what another
     * transaction may have written meanwhile (JPA {@code UserAdapter}, 26.7); here none has.
     *
     * @param entities the transaction that holds the lock
     * @param row the user's row
     * @param model the same user as Keycloak's model has it
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
            List<UserAttributeEntity> kept = kept(List.of(attribute));
            if (kept.size() == 1) {
                kept.get(0).setValue(value);
            } else {
                model.write(attribute, value);
            }
        }

        @Override
        public void remove(Collection<String> attributes) {
            List<UserAttributeEntity> kept = kept(attributes);
            if (!kept.isEmpty()) {
                entities.createQuery(DELETE)
                        .setParameter("user", row.getId())
                        .setParameter("names", attributes)
                        .executeUpdate();
                row.getAttributes().removeAll(kept);
            }
        }

        private List<UserAttributeEntity> kept(Collection<String> attributes) {
            return row.getAttributes().stream()
                    .filter(kept -> attributes.contains(kept.getName()))
                    .toList();
        }
    }

    /**
     * For users of other storages: beside them, in what Keycloak keeps of its own on such users. Their models do not show
     * it (LDAP without import, Keycloak 26.7).
     *
     * @param storage Keycloak's own
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
