package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedProvider;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.admin.setup.KeycloakLinkProofs;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.stream.Stream;

/**
 * Reports first login flows that link an identity to an existing account by Keycloak's own proofs, without the step
 * {@code identity-check}.
 */
final class FirstLoginUnchecked implements Check {

    private static final String CODE = "first-login-unchecked";

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.providers().stream()
                .filter(provider -> provider.firstLogin().stream()
                        .anyMatch(flow -> KeycloakLinkProofs.areIn(examined.realm(), flow.getId())
                                && !FlowExecution.any(
                                        examined.realm(), flow.getId(), step -> step.is(ProviderIds.IDENTITY_CHECK))))
                .map(provider -> examined.isObserved(provider) ? observed(provider) : unchecked(provider));
    }

    private static Finding unchecked(ExaminedProvider provider) {
        return new Finding(
                Severity.WARNING,
                CODE,
                provider.alias(),
                "At the first login an identity is linked to an existing account by a mailed link or a password"
                        + " before the step has asked.",
                "Run the set-up with firstBrokerLogin, or put the step in their place.");
    }

    // In the place of these proofs a step that observes would keep everybody from an existing account.
    private static Finding observed(ExaminedProvider provider) {
        return new Finding(
                Severity.INFO,
                CODE,
                provider.alias(),
                "At the first login an identity is linked to an existing account by a mailed link or a password."
                        + " This is as it should be while the mode is observe.",
                "Leave it until the mode is enforce; then run the set-up with firstBrokerLogin.");
    }
}
