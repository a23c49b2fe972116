package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * The values of an account at one moment of a transaction, which can be restored. What this extension itself writes
 * meanwhile stays.
 */
public final class AccountSnapshot {

    private static final Set<String> FIELDS =
            Set.of(UserModel.USERNAME, UserModel.EMAIL, UserModel.FIRST_NAME, UserModel.LAST_NAME);

    private final String userId;
    private final Map<String, @Nullable String> fields;
    private final boolean emailVerified;
    private final Map<String, List<String>> attributes;
    private final Map<String, List<String>> own;
    private final Set<String> roles;
    private final Set<String> groups;

    private AccountSnapshot(KeycloakSession session, RealmModel realm, UserModel user) {
        this.userId = user.getId();
        this.fields = fields(user);
        this.emailVerified = user.isEmailVerified();
        this.attributes = attributes(user);
        this.own = AttributeStore.of(session, realm, user).own();
        this.roles = user.getRoleMappingsStream().map(RoleModel::getId).collect(Collectors.toSet());
        this.groups = user.getGroupsStream().map(GroupModel::getId).collect(Collectors.toSet());
    }

    /** Takes a snapshot of the account as it is stored now. */
    public static AccountSnapshot of(LockedAccount account) {
        return new AccountSnapshot(account.session(), account.realm(), account.user());
    }

    /**
     * Undoes every change made since the snapshot.
     *
     * @return the names of what had been changed: fields and attributes, {@code roles}, {@code groups}
     */
    public Set<String> restore(KeycloakSession session, RealmModel realm) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null) {
            return Set.of();
        }
        Set<String> changed = new TreeSet<>();
        restoreFields(user, changed);
        restoreAttributes(user, changed);
        changed.addAll(restoreOwn(session, realm, user));
        if (restore(
                roles,
                user.getRoleMappingsStream().toList(),
                RoleModel::getId,
                user::deleteRoleMapping,
                realm::getRoleById,
                user::grantRole)) {
            changed.add("roles");
        }
        if (restore(
                groups,
                user.getGroupsStream().toList(),
                GroupModel::getId,
                user::leaveGroup,
                realm::getGroupById,
                user::joinGroup)) {
            changed.add("groups");
        }
        return changed;
    }

    /** Undoes changes that others than this extension made to this extension's own attributes. */
    public Set<String> restoreOwn(KeycloakSession session, RealmModel realm) {
        UserModel user = session.users().getUserById(realm, userId);
        return user == null ? Set.of() : restoreOwn(session, realm, user);
    }

    // A cached user may be older than the snapshot: what is restored has to be what this transaction would store.
    private Set<String> restoreOwn(KeycloakSession session, RealmModel realm, UserModel user) {
        Map<String, List<String>> expected = ExtensionWrites.of(session, userId).appliedTo(own);
        return AttributeStore.of(session, realm, user).own().equals(expected)
                ? Set.of()
                : AccountLock.join(session, realm, userId, account -> account.restore(expected));
    }

    private void restoreFields(UserModel user, Set<String> changed) {
        Map<String, @Nullable String> now = fields(user);
        restore(UserModel.USERNAME, now, user::setUsername, changed);
        restore(UserModel.EMAIL, now, user::setEmail, changed);
        restore(UserModel.FIRST_NAME, now, user::setFirstName, changed);
        restore(UserModel.LAST_NAME, now, user::setLastName, changed);
        if (user.isEmailVerified() != emailVerified) {
            user.setEmailVerified(emailVerified);
            changed.add(UserModel.EMAIL_VERIFIED);
        }
    }

    private void restore(
            String field, Map<String, @Nullable String> now, Consumer<@Nullable String> setter, Set<String> changed) {
        if (!Objects.equals(now.get(field), fields.get(field))) {
            setter.accept(fields.get(field));
            changed.add(field);
        }
    }

    private void restoreAttributes(UserModel user, Set<String> changed) {
        Map<String, List<String>> found = attributes(user);
        Set<String> names = new HashSet<>(attributes.keySet());
        names.addAll(found.keySet());
        names.removeIf(name -> Objects.equals(attributes.get(name), found.get(name)));
        for (String name : names) {
            List<String> values = attributes.get(name);
            if (values == null) {
                user.removeAttribute(name);
            } else {
                user.setAttribute(name, values);
            }
        }
        changed.addAll(names);
    }

    // Restores roles or groups; a role or group that is gone from the realm cannot be restored.
    private static <T> boolean restore(
            Set<String> expected,
            List<T> current,
            Function<T, String> id,
            Consumer<T> remove,
            Function<String, @Nullable T> find,
            Consumer<T> add) {
        boolean changed = false;
        Set<String> missing = new HashSet<>(expected);
        for (T membership : current) {
            if (!missing.remove(id.apply(membership))) {
                remove.accept(membership);
                changed = true;
            }
        }
        for (String missingId : missing) {
            T membership = find.apply(missingId);
            if (membership != null) {
                add.accept(membership);
                changed = true;
            }
        }
        return changed;
    }

    private static Map<String, @Nullable String> fields(UserModel user) {
        Map<String, @Nullable String> fields = new HashMap<>();
        fields.put(UserModel.USERNAME, user.getUsername());
        fields.put(UserModel.EMAIL, user.getEmail());
        fields.put(UserModel.FIRST_NAME, user.getFirstName());
        fields.put(UserModel.LAST_NAME, user.getLastName());
        return fields;
    }

    // Keycloak's models show the fields among the attributes too; this extension's attributes are read from their
    // own store.
    private static Map<String, List<String>> attributes(UserModel user) {
        Map<String, List<String>> attributes = new HashMap<>();
        user.getAttributes().forEach((name, values) -> {
            if (!FIELDS.contains(name) && !AccountAttributes.isOwn(name) && !values.isEmpty()) {
                attributes.put(name, List.copyOf(values));
            }
        });
        return attributes;
    }
}
