package dev.identitycheck.support.doctor;

import dev.identitycheck.link.PlacedStep;
import dev.identitycheck.settings.Settings;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.authentication.authenticators.broker.IdpConfirmOverrideLinkAuthenticatorFactory;

/** A first login that takes the owner's link away before anybody has asked the owner. */
final class OverrideUnchecked implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        return patient.providers().stream()
                .filter(provider -> provider.firstLogin().stream()
                        .map(flow -> PlacedStep.of(patient.realm(), flow.getId())
                                .filter(PlacedStep::isEnabled)
                                .toList())
                        .anyMatch(OverrideUnchecked::overridesUnasked))
                .map(provider -> new Finding(
                        Severity.WARNING,
                        "override-unchecked",
                        provider.alias(),
                        "At the first login a new identity takes the place of the one that the account is linked to, before"
                                + " the step has asked: the owner's way in is gone, whoever confirmed that.",
                        "Put the step identity-check, as required, before the one that overrides links."));
    }

    private static boolean overridesUnasked(List<PlacedStep> steps) {
        return steps.stream()
                .filter(step -> step.is(IdpConfirmOverrideLinkAuthenticatorFactory.PROVIDER_ID))
                .anyMatch(override -> steps.subList(0, steps.indexOf(override)).stream()
                        .noneMatch(step -> step.is(Settings.STEP) && step.isRequiredWith(override)));
    }
}
