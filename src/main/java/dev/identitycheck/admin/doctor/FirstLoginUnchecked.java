package dev.identitycheck.support.doctor;

import dev.identitycheck.link.PlacedStep;
import dev.identitycheck.settings.Settings;
import dev.identitycheck.support.doctor.Finding.Severity;
import dev.identitycheck.support.setup.OtherProofs;
import java.util.stream.Stream;

/** A first login that links an identity to an account by other means than a code. */
final class FirstLoginUnchecked implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        return patient.providers().stream()
                .filter(provider -> provider.firstLogin().stream()
                        .anyMatch(flow -> OtherProofs.areIn(patient.realm(), flow.getId())
                                && !PlacedStep.any(patient.realm(), flow.getId(), step -> step.is(Settings.STEP))))
                .map(provider -> new Finding(
                        Severity.WARNING,
                        "first-login-unchecked",
                        provider.alias(),
                        "At the first login an identity is linked to an existing account by a mailed link or a password"
                                + " before the step has asked.",
                        "Run the set-up with firstBrokerLogin, or put the step in their place."));
    }
}
