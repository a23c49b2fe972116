package dev.identitycheck.keycloak.serverapi;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Parts of Keycloak's API that only newer supported servers have. A caller first checks whether the part is there, and
 * refuses or grants less if it is not.
 */
public enum OptionalServerApi {
    /** The permissions of an organization's managers, in Keycloak since 26.7. */
    ORGANIZATION_PERMISSIONS(
            "managers of an organization get no access to its members here",
            "org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator#orgs()",
            "org.keycloak.services.resources.admin.fgap.OrganizationPermissionEvaluator",
            "org.keycloak.services.resources.admin.fgap.OrganizationPermissionEvaluator"
                    + "#canManage(org.keycloak.models.OrganizationModel)",
            "org.keycloak.services.resources.admin.fgap.OrganizationPermissionEvaluator"
                    + "#canView(org.keycloak.models.OrganizationModel)"),

    /** The groups below an organization's own, in Keycloak since 26.6. An older server has no such groups. */
    ORGANIZATION_GROUPS(
            "",
            "org.keycloak.organization.OrganizationProvider#getOrganizationGroupsByMember"
                    + "(org.keycloak.models.OrganizationModel,org.keycloak.models.UserModel)");

    private final String consequence;
    // List.of makes it immutable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> names;

    private final boolean present;

    OptionalServerApi(String consequence, String... names) {
        this.consequence = consequence;
        this.names = List.of(names);
        this.present = ServerApiMembers.missing(this.names).isEmpty();
    }

    public boolean isThere() {
        return present;
    }

    /** The consequence where the server lacks this part; empty if there is none. */
    public String consequence() {
        return consequence;
    }

    /** The parts that the running server lacks and that somebody may miss. */
    public static Stream<OptionalServerApi> lacking() {
        return Arrays.stream(values()).filter(api -> !api.isThere() && !api.consequence.isEmpty());
    }

    /** The names of all members that only some servers need to have. */
    static List<String> allNames() {
        return Arrays.stream(values()).flatMap(api -> api.names.stream()).toList();
    }
}
