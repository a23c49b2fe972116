package dev.identitycheck.admin.setup;

import dev.identitycheck.admin.flow.FlowWriter;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * The part of a post login flow in which a passkey, an authenticator app, recovery codes or a code confirm a new
 * identity. The step {@code identity-check} is in the flow twice, with the same settings: as an alternative that users
 * may choose, and after the alternatives as a required execution.
 *
 * @param writer writes the executions
 */
record SecondFactorFlow(FlowWriter writer) {

    // Since Keycloak 26.4 a passkey is a credential of the type webauthn-passwordless, which only the first of these
    // authenticators takes; webauthn-authenticator takes security keys alone.
    private static final String PASSKEY = "webauthn-authenticator-passwordless";
    private static final List<String> FACTORS =
            List.of(PASSKEY, "webauthn-authenticator", "auth-otp-form", "auth-recovery-authn-code-form");

    void addTo(AuthenticationFlowModel flow, Map<String, String> settings) {
        Optional<String> sharedConfig = Optional.of(writer.addConfig(flow.getAlias(), settings));
        AuthenticationFlowModel ifNew = writer.addSubFlow(flow, "if new", Requirement.CONDITIONAL, 5);
        writer.addRequired(ifNew, ProviderIds.NEW_IDENTITY, 10);
        AuthenticationFlowModel choice = writer.addSubFlow(ifNew, "choice", Requirement.REQUIRED, 20);
        int priority = 10;
        for (String factor : FACTORS.stream().filter(writer::isAvailable).toList()) {
            writer.add(choice, factor, Requirement.ALTERNATIVE, priority, Optional.empty());
            priority += 10;
        }
        writer.add(choice, ProviderIds.IDENTITY_CHECK, Requirement.ALTERNATIVE, priority, sharedConfig);
        writer.addRequired(ifNew, ProviderIds.REMEMBER_IDENTITY, 30);
        writer.add(flow, ProviderIds.IDENTITY_CHECK, Requirement.REQUIRED, 10, sharedConfig);
    }

    /**
     * Adds passkeys to the choice in a flow that an earlier release made without them. A flow that holds the
     * authenticator, disabled or not, stays as it is.
     *
     * @return whether the flow has changed
     */
    boolean addPasskeyTo(RealmModel realm, AuthenticationFlowModel flow) {
        List<FlowExecution> steps = FlowExecution.of(realm, flow.getId()).toList();
        Optional<AuthenticationFlowModel> choice = steps.stream()
                .filter(step ->
                        step.is(ProviderIds.IDENTITY_CHECK) && step.execution().isAlternative())
                .findFirst()
                .map(step -> realm.getAuthenticationFlowById(step.execution().getParentFlow()));
        if (choice.isEmpty() || steps.stream().anyMatch(step -> step.is(PASSKEY)) || !writer.isAvailable(PASSKEY)) {
            return false;
        }
        int first = realm.getAuthenticationExecutionsStream(choice.get().getId())
                .mapToInt(AuthenticationExecutionModel::getPriority)
                .min()
                .orElse(0);
        writer.add(choice.get(), PASSKEY, Requirement.ALTERNATIVE, first - 1, Optional.empty());
        return true;
    }
}
