package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedProvider;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.flow.FlowExecution;
import java.util.stream.Stream;

/** Reports providers whose logins can succeed without the step {@code identity-check}. */
final class StepEvadable implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.providers().stream()
                .filter(ExaminedProvider::hasStep)
                .filter(provider -> provider.steps().stream().noneMatch(FlowExecution::alwaysRuns))
                .map(StepEvadable::finding);
    }

    private static Finding finding(ExaminedProvider provider) {
        boolean conditional = provider.steps().stream().anyMatch(FlowExecution::isConditional);
        return new Finding(
                Severity.ERROR,
                "step-evadable",
                provider.alias(),
                conditional
                        ? "A condition decides whether the provider's post login flow comes to the step."
                        : "The provider's post login flow can succeed by an alternative to the step.",
                "Make the step required, and every sub-flow around it.");
    }
}
