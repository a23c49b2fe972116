package dev.identitycheck.support.doctor;

import dev.identitycheck.link.PlacedStep;
import dev.identitycheck.settings.AccessSettings;
import dev.identitycheck.settings.FactorSettings;
import dev.identitycheck.settings.Settings;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/** A step that remembers and can never have anything to remember. */
final class RememberUseless implements Check {

    private static final Map<String, String> CONDITIONS = Map.of(
            FactorSettings.REMEMBER, FactorSettings.CONDITION,
            AccessSettings.REMEMBER, AccessSettings.CONDITION);

    // Whatever else stands in a sub-flow is taken for a check of the operator's own.
    private static final Set<String> NO_CHECKS = Set.of(
            FactorSettings.CONDITION, FactorSettings.REMEMBER, AccessSettings.CONDITION, AccessSettings.REMEMBER);

    @Override
    public Stream<Finding> look(Patient patient) {
        return patient.realm()
                .getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .flatMap(flow -> PlacedStep.of(patient.realm(), flow.getId())
                        .filter(PlacedStep::isEnabled)
                        .filter(step -> CONDITIONS.containsKey(step.authenticator()))
                        .flatMap(step -> look(patient.realm(), flow, step)));
    }

    private static Stream<Finding> look(RealmModel realm, AuthenticationFlowModel flow, PlacedStep step) {
        String condition = CONDITIONS.getOrDefault(step.authenticator(), "");
        if (!isUnder(realm, step, condition)) {
            return Stream.of(finding(
                    flow,
                    step,
                    "no-condition",
                    "stands under no condition " + condition + ", and never remembers anything.",
                    "Put it last into a conditional sub-flow with " + condition + "."));
        }
        if (!hasCheckBefore(realm, step)) {
            return Stream.of(finding(
                    flow,
                    step,
                    "no-check",
                    "has no check before it in its sub-flow, and never remembers anything.",
                    "Put a credential step before it."));
        }
        return Stream.empty();
    }

    private static boolean isUnder(RealmModel realm, PlacedStep step, String condition) {
        return step.around().stream()
                .filter(AuthenticationExecutionModel::isConditional)
                .flatMap(around -> realm.getAuthenticationExecutionsStream(around.getFlowId()))
                .anyMatch(e -> !e.isDisabled() && condition.equals(e.getAuthenticator()));
    }

    private static boolean hasCheckBefore(RealmModel realm, PlacedStep step) {
        List<PlacedStep> before = PlacedStep.of(realm, step.execution().getParentFlow())
                .takeWhile(s -> !s.execution().getId().equals(step.execution().getId()))
                .filter(PlacedStep::isEnabled)
                .toList();
        boolean factorsOnly = step.is(FactorSettings.REMEMBER);
        return before.stream()
                .anyMatch(s -> !NO_CHECKS.contains(s.authenticator()) && !(factorsOnly && s.is(Settings.STEP)));
    }

    private static Finding finding(
            AuthenticationFlowModel flow, PlacedStep step, String what, String message, String fix) {
        return new Finding(
                Severity.WARNING,
                "remember-" + what,
                flow.getAlias(),
                "In this flow " + step.authenticator() + " " + message,
                fix);
    }
}
