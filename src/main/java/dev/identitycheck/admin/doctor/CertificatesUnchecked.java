package dev.identitycheck.support.doctor;

import dev.identitycheck.link.PlacedStep;
import dev.identitycheck.settings.Settings;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.authenticators.x509.X509ClientCertificateAuthenticatorFactory;

/** Logins with a client certificate that run past the step. */
final class CertificatesUnchecked implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        return Optional.ofNullable(patient.realm().getBrowserFlow()).stream()
                .filter(flow -> isUnchecked(PlacedStep.of(patient.realm(), flow.getId())
                        .filter(PlacedStep::isEnabled)
                        .toList()))
                .map(flow -> new Finding(
                        Severity.WARNING,
                        "certificates-unchecked",
                        flow.getAlias(),
                        "Logins with a client certificate do not come to the step: a certificate that has not been used"
                                + " before is not checked.",
                        "Put both into a sub-flow, as required, the step identity-check after the X.509 one."));
    }

    private static boolean isUnchecked(List<PlacedStep> steps) {
        return steps.stream()
                .filter(step -> step.is(X509ClientCertificateAuthenticatorFactory.PROVIDER_ID))
                .anyMatch(certificate -> steps.subList(steps.indexOf(certificate), steps.size()).stream()
                        .noneMatch(step -> step.is(Settings.STEP) && step.isRequiredWith(certificate)));
    }
}
