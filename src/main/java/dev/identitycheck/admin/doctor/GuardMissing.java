package dev.identitycheck.support.doctor;

import dev.identitycheck.guard.Guard;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.stream.Stream;

/** A provider with the step, and nothing that would take back what its logins write before it. */
final class GuardMissing implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        return patient.providers().stream()
                .filter(PatientProvider::hasStep)
                .filter(provider -> Guard.isMissing(patient.session(), provider.model()))
                .map(provider -> new Finding(
                        Severity.ERROR,
                        "guard-missing",
                        provider.alias(),
                        "The guard was not added to this provider, so a login can write to an account before the step has asked:"
                                + " the step refuses new identities.",
                        "Run the set-up for this provider: it adds the mapper identity-check-guard."));
    }
}
