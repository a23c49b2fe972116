package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import dev.identitycheck.admin.setup.KeycloakLinkProofs;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.settings.IdentityCheckSettings;
import java.util.stream.Stream;

/** A first login that links an identity to an account by other means than a code. */
final class FirstLoginUnchecked implements Check {

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        return patient.providers().stream()
                .filter(provider -> provider.firstLogin().stream()
                        .anyMatch(flow -> KeycloakLinkProofs.areIn(patient.realm(), flow.getId())
                                && !FlowExecution.any(
                                        patient.realm(), flow.getId(), step -> step.is(IdentityCheckSettings.STEP))))
                .map(provider -> new Finding(
                        Severity.WARNING,
                        "first-login-unchecked",
                        provider.alias(),
                        "At the first login an identity is linked to an existing account by a mailed link or a password"
                                + " before the step has asked.",
                        "Run the set-up with firstBrokerLogin, or put the step in their place."));
    }
}
