package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.flow.StepSettings;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;

/**
 * Reports steps whose configuration is gone. Keycloak removes a configuration with any execution that has it, also
 * where another execution shares it (26.7).
 */
final class StepSettingsLost implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.realm()
                .getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .flatMap(flow -> FlowExecution.of(examined.realm(), flow.getId())
                        .filter(step -> step.isEnabled() && step.hasLostConfig(examined.realm()))
                        .flatMap(step -> StepSettings.consequence(step.authenticator()).stream())
                        .distinct()
                        .map(consequence -> finding(flow.getAlias(), consequence)));
    }

    private static Finding finding(String flow, String consequence) {
        return new Finding(
                Severity.ERROR,
                "step-settings-lost",
                flow,
                "The settings of a step were removed with another flow or execution that shared them: " + consequence
                        + " there.",
                "Run the set-up, which gives the steps identity-check of its flows the defaults, or delete the step and"
                        + " add it anew; then set what was set.");
    }
}
