package dev.identitycheck.support.doctor;

import dev.identitycheck.guard.Guard;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.stream.Stream;

/** A provider that writes on accounts at each login, and nothing that would take it back. */
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
                        "The provider or one of its mappers writes to accounts at each login, before the step has asked: the step"
                                + " refuses new identities.",
                        "Run the set-up for this provider: it adds the mapper identity-check-guard."));
    }
}
