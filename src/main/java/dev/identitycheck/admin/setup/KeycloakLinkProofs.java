package dev.identitycheck.admin.setup;

import dev.identitycheck.admin.flow.SubstituteStep;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.List;
import java.util.Set;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;

/**
 * Keycloak's own authenticators that prove, at the first login with an identity, the ownership of an existing account:
 * a mail with a link, and signing in to the account.
 */
public final class KeycloakLinkProofs {

    /** The authenticator that asks the user to sign in to the account, also through another provider. */
    public static final String RE_AUTHENTICATION = "idp-username-password-form";

    private static final Set<String> PROOFS = Set.of("idp-email-verification", RE_AUTHENTICATION);

    // The prefix of Keycloak's authenticators for the first login. A sub-flow with other ones does more than
    // prove ownership.
    private static final String FIRST_LOGIN_STEP = "idp-";

    private KeycloakLinkProofs() {}

    /** Whether a flow contains an enabled authenticator that is one of Keycloak's link proofs. */
    public static boolean areIn(RealmModel realm, String flowId) {
        return FlowExecution.any(realm, flowId, KeycloakLinkProofs::isProof);
    }

    /**
     * The step {@code identity-check} as the substitute for Keycloak's link proofs, and for sub-flows whose
     * authenticators for the first login are link proofs only.
     */
    static SubstituteStep substitute(RealmModel realm) {
        return new SubstituteStep(execution -> isReplaced(realm, execution), ProviderIds.IDENTITY_CHECK);
    }

    private static boolean isReplaced(RealmModel realm, AuthenticationExecutionModel execution) {
        if (execution.isDisabled() || execution.isConditional()) {
            return false;
        }
        if (!execution.isAuthenticatorFlow()) {
            return PROOFS.contains(execution.getAuthenticator());
        }
        List<FlowExecution> firstLoginSteps = FlowExecution.of(realm, execution.getFlowId())
                .filter(FlowExecution::isEnabled)
                .filter(step -> step.authenticator().startsWith(FIRST_LOGIN_STEP))
                .toList();
        return !firstLoginSteps.isEmpty() && firstLoginSteps.stream().allMatch(KeycloakLinkProofs::isProof);
    }

    private static boolean isProof(FlowExecution step) {
        return PROOFS.contains(step.authenticator());
    }
}
