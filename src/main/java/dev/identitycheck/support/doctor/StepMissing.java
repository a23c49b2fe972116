package dev.identitycheck.support.doctor;

import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.stream.Stream;

/** A provider whose logins run past the step. */
final class StepMissing implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        return patient.providers().stream()
                .filter(provider -> !provider.hasStep())
                .map(StepMissing::finding);
    }

    private static Finding finding(PatientProvider provider) {
        String message = provider.steps().isEmpty()
                ? "Logins through this provider do not come to the step: its identities are not checked."
                : "The step in the provider's post login flow is disabled: its identities are not checked.";
        return new Finding(
                Severity.ERROR,
                "step-missing",
                provider.alias(),
                message,
                "Run the set-up for this provider, or add the step identity-check to its post login flow as required.");
    }
}
