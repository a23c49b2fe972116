package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.authenticators.x509.X509ClientCertificateAuthenticatorFactory;

/** Reports a browser flow in which logins with a client certificate do not run the step {@code identity-check}. */
final class CertificatesUnchecked implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return Optional.ofNullable(examined.realm().getBrowserFlow()).stream()
                .filter(flow -> isUnchecked(FlowExecution.of(examined.realm(), flow.getId())
                        .filter(FlowExecution::isEnabled)
                        .toList()))
                .map(flow -> new Finding(
                        Severity.WARNING,
                        "certificates-unchecked",
                        flow.getAlias(),
                        "Logins with a client certificate do not come to the step: a certificate that has not been used"
                                + " before is not checked.",
                        "Put both into a sub-flow, as required, the step identity-check after the X.509 one."));
    }

    private static boolean isUnchecked(List<FlowExecution> steps) {
        return steps.stream()
                .filter(step -> step.is(X509ClientCertificateAuthenticatorFactory.PROVIDER_ID))
                .anyMatch(certificate -> steps.subList(steps.indexOf(certificate), steps.size()).stream()
                        .noneMatch(step -> step.is(ProviderIds.IDENTITY_CHECK) && step.isRequiredWith(certificate)));
    }
}
