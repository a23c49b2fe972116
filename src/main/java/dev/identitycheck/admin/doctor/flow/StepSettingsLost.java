package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.flow.ProtectedProviders;
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
                .filter(flow -> FlowExecution.any(
                        examined.realm(),
                        flow.getId(),
                        step -> ProtectedProviders.isOwn(step.authenticator()) && step.hasLostConfig(examined.realm())))
                .map(flow -> new Finding(
                        Severity.ERROR,
                        "step-settings-lost",
                        flow.getAlias(),
                        "The settings of a step were removed with another flow or execution that shared them:"
                                + " unknown identities are refused there.",
                        "Run the set-up, which gives its flows the defaults, or delete the step and add it anew; then"
                                + " set what was set."));
    }
}
