package dev.identitycheck.admin;

import dev.identitycheck.keycloak.OptionalServerApi;
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
 * What a caller may do with one user: what Keycloak lets them do with it, fine-grained permissions included, and besides,
 * with the managed members of an organization, what it lets them do with that organization.
 *
 * @param call the caller's
 * @param user the user
 */
record UserPermission(AdminRequest call, UserModel user) {

    /** The user of this id. Whoever may not look for users does not learn whether there is one. */
    static UserPermission to(AdminRequest call, String id) {
        UserModel user = call.session().users().getUserById(call.realm(), id);
        if (user != null) {
            return new UserPermission(call, user);
        }
        call.auth().users().requireQuery();
        throw new NotFoundException("there is no such user");
    }

    /** Lets those pass who may see the user. */
    void requireView() {
        if (!call.auth().users().canView(user)
                && !throughOrganization(organization -> call.auth().orgs().canView(organization))) {
            throw new ForbiddenException();
        }
    }

    /** Lets those pass who may manage the user, and are not the user. */
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

    // Whoever runs an organization shall not come to an administrator's account through it.
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
