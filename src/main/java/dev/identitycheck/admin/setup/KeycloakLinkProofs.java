package dev.identitycheck.admin.setup;

import dev.identitycheck.admin.flow.SubstituteStep;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.settings.IdentityCheckSettings;
import java.util.List;
import java.util.Set;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;

/**
 * Keycloak's own ways to prove, at the first login with an identity, that an existing account is one's own: a mail with
 * a link, and signing in to the account.
 */
public final class KeycloakLinkProofs {

    /** Signing in to the account, also through another provider. */
    public static final String RE_AUTHENTICATION = "idp-username-password-form";

    private static final Set<String> PROOFS = Set.of("idp-email-verification", RE_AUTHENTICATION);

    // What Keycloak's steps for the first login begin with: a sub-flow that holds others does more than prove.
    private static final String FIRST_LOGIN_STEP = "idp-";

    private KeycloakLinkProofs() {}

    /** Whether such a step can be reached in a flow. */
    public static boolean areIn(RealmModel realm, String flowId) {
        return FlowExecution.any(realm, flowId, KeycloakLinkProofs::isOne);
    }

    /** The step in place of these, and of whole sub-flows that hold nothing else. */
    static SubstituteStep substitute(RealmModel realm) {
        return new SubstituteStep(execution -> isReplaced(realm, execution), IdentityCheckSettings.STEP);
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
        return !firstLoginSteps.isEmpty() && firstLoginSteps.stream().allMatch(KeycloakLinkProofs::isOne);
    }

    private static boolean isOne(FlowExecution step) {
        return PROOFS.contains(step.authenticator());
    }
}
