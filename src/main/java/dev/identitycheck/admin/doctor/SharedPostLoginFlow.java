package dev.identitycheck.support.doctor;

import dev.identitycheck.link.PlacedStep;
import dev.identitycheck.support.doctor.Finding.Severity;
import dev.identitycheck.support.setup.OtherProofs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/** Providers that share a post login flow while one of them can vouch for a link to another: Keycloak runs a step once. */
final class SharedPostLoginFlow implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        Map<String, List<PatientProvider>> byFlow = patient.providers().stream()
                .filter(PatientProvider::hasStep)
                .collect(Collectors.groupingBy(
                        provider -> provider.postLogin()
                                .map(AuthenticationFlowModel::getAlias)
                                .orElse(""),
                        TreeMap::new,
                        Collectors.toList()));
        return byFlow.entrySet().stream()
                .filter(shared -> shared.getValue().size() > 1)
                .filter(shared -> shared.getValue().stream().anyMatch(p -> reAuthenticates(patient.realm(), p)))
                .map(shared -> finding(shared.getKey(), shared.getValue()));
    }

    private static boolean reAuthenticates(RealmModel realm, PatientProvider provider) {
        return provider.firstLogin().stream()
                .anyMatch(flow -> PlacedStep.any(realm, flow.getId(), step -> step.is(OtherProofs.RE_AUTHENTICATION)));
    }

    private static Finding finding(String flow, List<PatientProvider> providers) {
        return new Finding(
                Severity.WARNING,
                "post-login-flow-shared",
                flow,
                "Signing in again through one of these providers while another one is linked runs the step once for"
                        + " both: "
                        + providers.stream().map(PatientProvider::alias).collect(Collectors.joining(", ")) + ".",
                "Give each provider a post login flow of its own, or take the re-authentication out of their first"
                        + " login flows.");
    }
}
