package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedProvider;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.admin.setup.KeycloakLinkProofs;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.settings.Mode;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;

/**
 * Reports first login flows in which the step {@code identity-check} is the only proof of an existing account while its
 * mode asks nobody: it proves nothing then.
 */
final class FirstLoginClosed implements Check {

    private static final String LINKS_UNASKED = "idp-auto-link";

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.providers().stream()
                .filter(provider -> provider.firstLogin().stream().anyMatch(flow -> isClosed(examined, flow)))
                .map(FirstLoginClosed::finding);
    }

    private static boolean isClosed(ExaminedRealm examined, AuthenticationFlowModel flow) {
        return examined.steps(flow).anyMatch(step -> examined.mode(step)
                        .filter(mode -> mode != Mode.ENFORCE)
                        .isPresent())
                && !KeycloakLinkProofs.areIn(examined.realm(), flow.getId())
                && !FlowExecution.any(examined.realm(), flow.getId(), step -> step.is(LINKS_UNASKED));
    }

    private static Finding finding(ExaminedProvider provider) {
        return new Finding(
                Severity.WARNING,
                "first-login-closed",
                provider.alias(),
                "The step is the only proof of an existing account in the first login flow "
                        + provider.firstLogin()
                                .map(AuthenticationFlowModel::getAlias)
                                .orElse("")
                        + ", and proves nothing while it asks nobody: an identity that is not linked yet does not come"
                        + " to an existing account.",
                "Until the mode is enforce, bind another first login flow, such as Keycloak's first broker login.");
    }
}
