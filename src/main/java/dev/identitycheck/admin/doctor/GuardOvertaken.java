package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import dev.identitycheck.admin.setup.GuardMappers;
import java.util.stream.Stream;

/** A guard that does not have the last word. */
final class GuardOvertaken implements Check {

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        return patient.providers().stream()
                .filter(ExaminedProvider::hasStep)
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
