package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import dev.identitycheck.broker.guard.GuardRequirement;
import java.util.stream.Stream;

/** A provider with the step, and nothing that would take back what its logins write before it. */
final class GuardMissing implements Check {

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        return patient.providers().stream()
                .filter(ExaminedProvider::hasStep)
                .filter(provider -> GuardRequirement.isMissing(patient.session(), provider.model()))
                .map(provider -> new Finding(
                        Severity.ERROR,
                        "guard-missing",
                        provider.alias(),
                        "The guard was not added to this provider, so a login can write to an account before the step has asked:"
                                + " the step refuses new identities.",
                        "Run the set-up for this provider: it adds the mapper identity-check-guard."));
    }
}
