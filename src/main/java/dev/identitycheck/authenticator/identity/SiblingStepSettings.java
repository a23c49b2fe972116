package dev.identitycheck.challenge;

import dev.identitycheck.link.PlacedStep;
import dev.identitycheck.settings.Settings;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The step {@code identity-check} in the flow that a condition or another step stands in: they decide as it does. */
record FlowSettings(AuthenticationFlowContext context) {

    Settings.Parsed settings() {
        return steps().findFirst()
                .map(step -> Settings.parse(step.config(context.getRealm())))
                .orElseGet(() -> Settings.parse(Map.of()));
    }

    /** Whether no login gets through the flow without the step, whatever is said here. */
    boolean stepDecides() {
        return steps().anyMatch(PlacedStep::alwaysRuns);
    }

    private Stream<PlacedStep> steps() {
        return PlacedStep.of(context.getRealm(), context.getTopLevelFlow().getId())
                .filter(PlacedStep::isEnabled)
                .filter(step -> step.is(Settings.STEP));
    }
}
