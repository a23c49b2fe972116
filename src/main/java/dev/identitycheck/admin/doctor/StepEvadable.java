package dev.identitycheck.support.doctor;

import dev.identitycheck.link.PlacedStep;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.stream.Stream;

/** A step that a login can succeed without. */
final class StepEvadable implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        return patient.providers().stream()
                .filter(PatientProvider::hasStep)
                .filter(provider -> provider.steps().stream().noneMatch(PlacedStep::alwaysRuns))
                .map(StepEvadable::finding);
    }

    private static Finding finding(PatientProvider provider) {
        boolean conditional = provider.steps().stream().anyMatch(PlacedStep::isConditional);
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
