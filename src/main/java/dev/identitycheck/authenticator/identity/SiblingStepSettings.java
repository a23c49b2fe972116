package dev.identitycheck.authenticator.identity;

import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.ParsedSettings;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The settings of the step {@code identity-check} for a condition or another step in the same flow. */
record SiblingStepSettings(AuthenticationFlowContext context) {

    IdentityCheckSettings.Parsed settings() {
        return steps().findFirst()
                .map(step -> ParsedSettings.identityCheck(context.getSession(), step.config(context.getRealm())))
                .orElseGet(() -> ParsedSettings.identityCheck(context.getSession(), Map.of()));
    }

    /** Whether no login completes the flow without the step {@code identity-check}. */
    boolean stepDecides() {
        return steps().anyMatch(FlowExecution::alwaysRuns);
    }

    private Stream<FlowExecution> steps() {
        return FlowExecution.of(context.getRealm(), context.getTopLevelFlow().getId())
                .filter(FlowExecution::isEnabled)
                .filter(step -> step.is(ProviderIds.IDENTITY_CHECK));
    }
}
