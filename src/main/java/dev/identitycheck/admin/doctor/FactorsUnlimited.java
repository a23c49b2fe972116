package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.stream.Stream;

/** Codes of an authenticator app that nobody counts: with time enough, one is guessed. */
final class FactorsUnlimited implements Check {

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        return patient.providers().stream()
                .filter(provider -> !patient.realm().isBruteForceProtected())
                .filter(provider -> provider.postLogin()
                        .filter(flow ->
                                FlowExecution.any(patient.realm(), flow.getId(), step -> step.is(ProviderIds.REMEMBER)))
                        .isPresent())
                .map(provider -> new Finding(
                        Severity.ERROR,
                        "factors-unlimited",
                        provider.alias(),
                        "Keycloak's own factors confirm a new identity, and wrong codes of theirs are not counted: the"
                                + " realm's brute-force protection is off.",
                        "Switch brute-force protection on in the realm's security defenses."));
    }
}
