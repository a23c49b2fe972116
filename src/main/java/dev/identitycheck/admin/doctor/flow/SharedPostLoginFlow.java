package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedProvider;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.admin.setup.KeycloakLinkProofs;
import dev.identitycheck.flow.FlowExecution;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * Reports providers that share a post login flow while one of them can prove a link to another: Keycloak runs a shared
 * step once for both.
 */
final class SharedPostLoginFlow implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        Map<String, List<ExaminedProvider>> byFlow = examined.providers().stream()
                .filter(ExaminedProvider::hasStep)
                // A step that observes asks nobody, so nothing gets past it.
                .filter(provider -> !examined.isObserved(provider))
                .collect(Collectors.groupingBy(
                        provider -> provider.postLogin()
                                .map(AuthenticationFlowModel::getAlias)
                                .orElse(""),
                        TreeMap::new,
                        Collectors.toList()));
        return byFlow.entrySet().stream()
                .filter(shared -> shared.getValue().size() > 1)
                .filter(shared -> shared.getValue().stream().anyMatch(p -> reAuthenticates(examined.realm(), p)))
                .map(shared -> finding(shared.getKey(), shared.getValue()));
    }

    private static boolean reAuthenticates(RealmModel realm, ExaminedProvider provider) {
        return provider.firstLogin().stream()
                .anyMatch(flow ->
                        FlowExecution.any(realm, flow.getId(), step -> step.is(KeycloakLinkProofs.RE_AUTHENTICATION)));
    }

    private static Finding finding(String flow, List<ExaminedProvider> providers) {
        return new Finding(
                Severity.WARNING,
                "post-login-flow-shared",
                flow,
                "Signing in again through one of these providers while another one is linked runs the step once for"
                        + " both: "
                        + providers.stream().map(ExaminedProvider::alias).collect(Collectors.joining(", ")) + ".",
                "Give each provider a post login flow of its own, or take the re-authentication out of their first"
                        + " login flows.");
    }
}
