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

/** The decision whether a user may use a required action. */
sealed interface ActionAccess {

    /**
     * The user may use the action.
     *
     * @param policies the policies of the codes that the action sends
     */
    record Granted(SelfServicePolicies policies) implements ActionAccess {}

    /**
     * The user may not use the action.
     *
     * @param reason the reason that the page shows
     * @param cause the cause in the log
     */
    record Refused(ActionRefusedPage.Reason reason, String cause) implements ActionAccess {}

    /** Decides about one request. */
    static ActionAccess of(RequiredActionContext context, String action) {
        RealmModel realm = context.getRealm();
        UserModel user = context.getUser();
        if (LightweightUserAdapter.isLightweightUser(user)) {
            return new Refused(ActionRefusedPage.Reason.NOT_ALLOWED, "the user is transient and has no account");
        }
        if (!isDemanded(context, action) && !mayManage(realm, user)) {
            return new Refused(ActionRefusedPage.Reason.NOT_ALLOWED, "the user lacks the role manage-account");
        }
        // Without the step, contacts are not watched, and what would be stored is not protected.
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

    // By an administrator on the user; or on this login alone, by a mail that an administrator had sent or by a step of
    // the flow. What users ask for themselves (kc_action) is in neither.
    private static boolean isDemanded(RequiredActionContext context, String action) {
        return context.getUser().getRequiredActionsStream().anyMatch(action::equals)
                || context.getAuthenticationSession().getRequiredActions().contains(action);
    }

    private static boolean mayManage(RealmModel realm, UserModel user) {
        ClientModel account = realm.getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        RoleModel role = account == null ? null : account.getRole(AccountRoles.MANAGE_ACCOUNT);
        return role != null && user.hasRole(role);
    }
}
