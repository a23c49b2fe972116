package dev.identitycheck.keycloak;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What only the newer of the supported servers have. Whoever uses it asks first whether it is there, and refuses or grants
 * less where it is not.
 */
public enum OptionalServerApi {
    /** Permissions of an organization's managers, in Keycloak since 26.7. */
    ORGANIZATION_PERMISSIONS(
            "managers of an organization get no access to its members here",
            "org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator#orgs()",
            "org.keycloak.services.resources.admin.fgap.OrganizationPermissionEvaluator",
            "org.keycloak.services.resources.admin.fgap.OrganizationPermissionEvaluator"
                    + "#canManage(org.keycloak.models.OrganizationModel)",
            "org.keycloak.services.resources.admin.fgap.OrganizationPermissionEvaluator"
                    + "#canView(org.keycloak.models.OrganizationModel)"),

    /** The groups that membership of an organization consists of, in Keycloak since 26.6. */
    ORGANIZATION_GROUPS(
            "a login that joins an organization with an unknown identity is undone, and membership stays when an identity"
                    + " is disowned",
            "org.keycloak.organization.OrganizationProvider#getOrganizationGroup(org.keycloak.models.OrganizationModel)",
            "org.keycloak.organization.OrganizationProvider#getOrganizationGroupsByMember"
                    + "(org.keycloak.models.OrganizationModel,org.keycloak.models.UserModel)");

    private final String consequence;
    // List.of makes it immutable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> names;

    private final boolean there;

    OptionalServerApi(String consequence, String... names) {
        this.consequence = consequence;
        this.names = List.of(names);
        this.there = RequiredServerApi.missing(this.names).isEmpty();
    }

    public boolean isThere() {
        return there;
    }

    /** What is otherwise where it is not there. */
    public String consequence() {
        return consequence;
    }

    /** What the running server lacks of this. */
    public static Stream<OptionalServerApi> lacking() {
        return Arrays.stream(values()).filter(api -> !api.isThere());
    }

    /** All names that are not needed everywhere. */
    static List<String> allNames() {
        return Arrays.stream(values()).flatMap(api -> api.names.stream()).toList();
    }
}
