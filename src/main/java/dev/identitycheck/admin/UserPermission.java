package dev.identitycheck.admin;

import dev.identitycheck.keycloak.serverapi.OptionalServerApi;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import java.util.function.Predicate;
import org.keycloak.Config;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.services.resources.admin.AdminAuth;

/**
 * The permissions of a caller for one user: Keycloak's own permissions for the user, fine-grained ones included, and
 * for a managed member of an organization also the caller's permissions for that organization.
 *
 * @param call the request of the caller
 * @param user the user
 */
record UserPermission(AdminRequest call, UserModel user) {

    /** Finds the user with an id. A caller who may not query users does not learn whether the user exists. */
    static UserPermission of(AdminRequest call, String id) {
        UserModel user = call.session().users().getUserById(call.realm(), id);
        if (user != null) {
            return new UserPermission(call, user);
        }
        call.auth().users().requireQuery();
        throw new NotFoundException("there is no such user");
    }

    /** Throws a {@code ForbiddenException} unless the caller may view the user. */
    void requireView() {
        if (!call.auth().users().canView(user)
                && !throughOrganization(organization -> call.auth().orgs().canView(organization))) {
            throw new ForbiddenException();
        }
    }

    /** Throws a {@code ForbiddenException} unless the caller may manage the user and is another user. */
    void requireManage() {
        if (isCaller() || !mayManage()) {
            throw new ForbiddenException();
        }
    }

    private boolean mayManage() {
        return call.auth().users().canManage(user)
                || throughOrganization(organization -> call.auth().orgs().canManage(organization));
    }

    private boolean isCaller() {
        AdminAuth caller = call.auth().adminAuth();
        return caller.getUser().getId().equals(user.getId())
                && caller.getRealm().getId().equals(call.realm().getId());
    }

    // A manager of an organization must not get access to an administrator's account through the organization.
    private boolean throughOrganization(Predicate<OrganizationModel> may) {
        OrganizationProvider organizations = call.session().getProvider(OrganizationProvider.class);
        return organizations != null
                && organizations.isEnabled()
                && OptionalServerApi.ORGANIZATION_PERMISSIONS.isThere()
                && !isAdministrator(call.session(), call.realm())
                && organizations.getByMember(user).anyMatch(o -> organizations.isManagedMember(o, user) && may.test(o));
    }

    private boolean isAdministrator(KeycloakSession session, RealmModel realm) {
        ClientModel management = session.clients().getClientByClientId(realm, Constants.REALM_MANAGEMENT_CLIENT_ID);
        return realm.getName().equals(Config.getAdminRealm())
                || (management != null && management.getRolesStream().anyMatch(user::hasRole));
    }
}
