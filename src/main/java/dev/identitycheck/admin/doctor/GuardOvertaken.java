package dev.identitycheck.support.doctor;

import dev.identitycheck.support.doctor.Finding.Severity;
import dev.identitycheck.support.setup.GuardMappers;
import java.util.stream.Stream;

/** A guard that does not have the last word. */
final class GuardOvertaken implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        return patient.providers().stream()
                .filter(PatientProvider::hasStep)
                .filter(provider -> new GuardMappers(patient.session(), provider.model()).isOvertaken())
                .map(provider -> new Finding(
                        Severity.WARNING,
                        "guard-overtaken",
                        provider.alias(),
                        "Another mapper of the provider runs after the guard, as happens when a realm is imported: a claim that belongs"
                                + " to another account can end in an error page.",
                        "Run the set-up for this provider: it puts the guard last."));
    }
}
