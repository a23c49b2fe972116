package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.authentication.authenticators.broker.IdpConfirmOverrideLinkAuthenticatorFactory;

/**
 * Reports first login flows that replace the owner's link before the step {@code identity-check} has asked the owner.
 */
final class OverrideUnchecked implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.providers().stream()
                .filter(provider -> provider.firstLogin().stream()
                        .map(flow -> FlowExecution.of(examined.realm(), flow.getId())
                                .filter(FlowExecution::isEnabled)
                                .toList())
                        .anyMatch(OverrideUnchecked::overridesUnchecked))
                .map(provider -> new Finding(
                        Severity.WARNING,
                        "override-unchecked",
                        provider.alias(),
                        "At the first login a new identity takes the place of the one that the account is linked to,"
                                + " before"
                                + " the step has asked: the owner's way in is gone, whoever confirmed that.",
                        "Put the step identity-check, as required, before the one that overrides links."));
    }

    private static boolean overridesUnchecked(List<FlowExecution> steps) {
        return steps.stream()
                .filter(step -> step.is(IdpConfirmOverrideLinkAuthenticatorFactory.PROVIDER_ID))
                .anyMatch(override -> steps.subList(0, steps.indexOf(override)).stream()
                        .noneMatch(step -> step.is(ProviderIds.IDENTITY_CHECK) && step.isRequiredWith(override)));
    }
}
