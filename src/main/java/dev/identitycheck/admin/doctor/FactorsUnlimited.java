package dev.identitycheck.support.doctor;

import dev.identitycheck.link.PlacedStep;
import dev.identitycheck.settings.FactorSettings;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.stream.Stream;

/** Codes of an authenticator app that nobody counts: with time enough, one is guessed. */
final class FactorsUnlimited implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        return patient.providers().stream()
                .filter(provider -> !patient.realm().isBruteForceProtected())
                .filter(provider -> provider.postLogin()
                        .filter(flow ->
                                PlacedStep.any(patient.realm(), flow.getId(), step -> step.is(FactorSettings.REMEMBER)))
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
