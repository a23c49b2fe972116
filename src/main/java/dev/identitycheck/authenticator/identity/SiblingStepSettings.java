package dev.identitycheck.authenticator.identity;

import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.settings.IdentityCheckSettings;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The step {@code identity-check} in the flow that a condition or another step stands in: they decide as it does. */
record SiblingStepSettings(AuthenticationFlowContext context) {

    IdentityCheckSettings.Parsed settings() {
        return steps().findFirst()
                .map(step -> IdentityCheckSettings.parse(step.config(context.getRealm())))
                .orElseGet(() -> IdentityCheckSettings.parse(Map.of()));
    }

    /** Whether no login gets through the flow without the step, whatever is said here. */
    boolean stepDecides() {
        return steps().anyMatch(FlowExecution::alwaysRuns);
    }

    private Stream<FlowExecution> steps() {
        return FlowExecution.of(context.getRealm(), context.getTopLevelFlow().getId())
                .filter(FlowExecution::isEnabled)
                .filter(step -> step.is(IdentityCheckSettings.STEP));
    }
}
