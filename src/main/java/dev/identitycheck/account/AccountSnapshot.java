package dev.identitycheck.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * An account as it stood at one moment of a transaction, in plain values, and the way back there. What this extension
 * itself writes meanwhile stays.
 */
public final class AccountSnapshot {

    private static final Set<String> FIELDS =
            Set.of(UserModel.USERNAME, UserModel.EMAIL, UserModel.FIRST_NAME, UserModel.LAST_NAME);

    private final String userId;
    private final Map<String, @Nullable String> fields;
    private final boolean emailVerified;
    private final Map<String, List<String>> attributes;
    private final Set<String> roles;
    private final Set<String> groups;

    private AccountSnapshot(KeycloakSession session, RealmModel realm, UserModel user) {
        this.userId = user.getId();
        this.fields = fields(user);
        this.emailVerified = user.isEmailVerified();
        this.attributes = attributes(session, realm, user);
        this.roles = user.getRoleMappingsStream().map(RoleModel::getId).collect(Collectors.toSet());
        this.groups = user.getGroupsStream().map(GroupModel::getId).collect(Collectors.toSet());
    }

    /** The account as it is stored now. */
    public static AccountSnapshot of(LockedAccount account) {
        return new AccountSnapshot(account.session(), account.realm(), account.user());
    }

    /**
     * Takes back everything that was changed since.
     *
     * @return the names of what had been changed: fields and attributes, {@code roles}, {@code groups}
     */
    public Set<String> restore(KeycloakSession session, RealmModel realm) {
        UserModel user = session.users().getUserById(realm, userId);
        Set<String> changed = new TreeSet<>();
        if (user != null) {
            restoreFields(user, changed);
            restoreAttributes(session, realm, user, name -> true, changed);
            restoreRoles(realm, user, changed);
            restoreGroups(realm, user, changed);
        }
        return changed;
    }

    /** Takes back what others than this extension did to its own attributes. */
    public Set<String> restoreOwn(KeycloakSession session, RealmModel realm) {
        UserModel user = session.users().getUserById(realm, userId);
        Set<String> changed = new TreeSet<>();
        if (user != null) {
            restoreAttributes(session, realm, user, AccountAttributes::isOwn, changed);
        }
        return changed;
    }

    private void restoreFields(UserModel user, Set<String> changed) {
        restore(UserModel.USERNAME, user, user::setUsername, changed);
        restore(UserModel.EMAIL, user, user::setEmail, changed);
        restore(UserModel.FIRST_NAME, user, user::setFirstName, changed);
        restore(UserModel.LAST_NAME, user, user::setLastName, changed);
        if (user.isEmailVerified() != emailVerified) {
            user.setEmailVerified(emailVerified);
            changed.add(UserModel.EMAIL_VERIFIED);
        }
    }

    private void restore(String field, UserModel user, Consumer<@Nullable String> setter, Set<String> changed) {
        if (!Objects.equals(fields(user).get(field), fields.get(field))) {
            setter.accept(fields.get(field));
            changed.add(field);
        }
    }

    private Map<String, List<String>> expected(KeycloakSession session) {
        Map<String, List<String>> expected = new HashMap<>(attributes);
        OwnWrites.of(session, userId)
                .values()
                .forEach((name, value) ->
                        value.ifPresentOrElse(v -> expected.put(name, List.of(v)), () -> expected.remove(name)));
        return expected;
    }

    private void restoreAttributes(
            KeycloakSession session, RealmModel realm, UserModel user, Predicate<String> which, Set<String> changed) {
        Map<String, List<String>> expected = expected(session);
        Map<String, List<String>> found = attributes(session, realm, user);
        Set<String> names = new HashSet<>(expected.keySet());
        names.addAll(found.keySet());
        names.removeIf(which.negate().or(name -> Objects.equals(expected.get(name), found.get(name))));
        for (String name : names) {
            List<String> values = expected.get(name);
            if (AccountAttributes.isOwn(name)) {
                AccountStore.of(session, realm, user).write(name, values == null ? null : values.get(0));
            } else if (values == null) {
                user.removeAttribute(name);
            } else {
                user.setAttribute(name, values);
            }
            changed.add(name);
        }
    }

    private void restoreRoles(RealmModel realm, UserModel user, Set<String> changed) {
        List<RoleModel> now = user.getRoleMappingsStream().toList();
        Set<String> lost = new HashSet<>(roles);
        for (RoleModel role : now) {
            if (!lost.remove(role.getId())) {
                user.deleteRoleMapping(role);
                changed.add("roles");
            }
        }
        for (String id : lost) {
            RoleModel role = realm.getRoleById(id);
            if (role != null) {
                user.grantRole(role);
                changed.add("roles");
            }
        }
    }

    private void restoreGroups(RealmModel realm, UserModel user, Set<String> changed) {
        List<GroupModel> now = user.getGroupsStream().toList();
        Set<String> lost = new HashSet<>(groups);
        for (GroupModel group : now) {
            if (!lost.remove(group.getId())) {
                user.leaveGroup(group);
                changed.add("groups");
            }
        }
        for (String id : lost) {
            GroupModel group = realm.getGroupById(id);
            if (group != null) {
                user.joinGroup(group);
                changed.add("groups");
            }
        }
    }

    private static Map<String, @Nullable String> fields(UserModel user) {
        Map<String, @Nullable String> fields = new HashMap<>();
        fields.put(UserModel.USERNAME, user.getUsername());
        fields.put(UserModel.EMAIL, user.getEmail());
        fields.put(UserModel.FIRST_NAME, user.getFirstName());
        fields.put(UserModel.LAST_NAME, user.getLastName());
        return fields;
    }

    // Keycloak's models show the fields among the attributes too; those of other storages do not show ours.
    private static Map<String, List<String>> attributes(KeycloakSession session, RealmModel realm, UserModel user) {
        Map<String, List<String>> attributes = new HashMap<>();
        user.getAttributes().forEach((name, values) -> {
            if (!FIELDS.contains(name) && !AccountAttributes.isOwn(name) && !values.isEmpty()) {
                attributes.put(name, List.copyOf(values));
            }
        });
        attributes.putAll(AccountStore.of(session, realm, user).own());
        return attributes;
    }
}
