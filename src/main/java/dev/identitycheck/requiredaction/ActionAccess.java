package dev.identitycheck.requiredaction;

import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.requiredaction.operation.SelfServicePolicies;
import dev.identitycheck.settings.RealmSettings;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.AccountRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

/** Whether somebody may use an action. */
sealed interface ActionAccess {

    /**
     * They may.
     *
     * @param rules by these rules
     */
    record Granted(SelfServicePolicies rules) implements ActionAccess {}

    /**
     * They may not.
     *
     * @param reason what they are told
     * @param cause what the operator is told
     */
    record Refused(ActionRefusedPage.Reason reason, String cause) implements ActionAccess {}

    /** Judges one request. */
    static ActionAccess of(RequiredActionContext context, String action) {
        RealmModel realm = context.getRealm();
        UserModel user = context.getUser();
        if (LightweightUserAdapter.isLightweightUser(user)) {
            return new Refused(ActionRefusedPage.Reason.NOT_ALLOWED, "the user is transient and has no account");
        }
        if (!isDemanded(user, action) && !mayManage(realm, user)) {
            return new Refused(ActionRefusedPage.Reason.NOT_ALLOWED, "the user lacks the role manage-account");
        }
        // Without the step nobody watches contacts, and nothing protects what would be stored.
        if (!ProtectedProviders.anyOwnIn(realm)) {
            return new Refused(
                    ActionRefusedPage.Reason.CANNOT_CHECK, "no flow of the realm has the step identity-check");
        }
        return RealmSettings.of(realm)
                .smsLimits()
                .filter(limits -> RealmSettings.of(realm).newContactDelay().isPresent())
                .<ActionAccess>map(limits -> new Granted(new SelfServicePolicies(limits)))
                .orElseGet(() -> new Refused(
                        ActionRefusedPage.Reason.CANNOT_CHECK,
                        "one of the realm's settings is out of range: see the doctor"));
    }

    private static boolean isDemanded(UserModel user, String action) {
        return user.getRequiredActionsStream().anyMatch(action::equals);
    }

    private static boolean mayManage(RealmModel realm, UserModel user) {
        ClientModel account = realm.getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        RoleModel role = account == null ? null : account.getRole(AccountRoles.MANAGE_ACCOUNT);
        return role != null && user.hasRole(role);
    }
}
