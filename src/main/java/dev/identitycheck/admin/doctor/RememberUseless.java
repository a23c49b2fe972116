package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.UnfamiliarAccessSettings;
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
            ProviderIds.REMEMBER, ProviderIds.CONDITION,
            UnfamiliarAccessSettings.REMEMBER, UnfamiliarAccessSettings.CONDITION);

    // Whatever else stands in a sub-flow is taken for a check of the operator's own.
    private static final Set<String> NO_CHECKS = Set.of(
            ProviderIds.CONDITION,
            ProviderIds.REMEMBER,
            UnfamiliarAccessSettings.CONDITION,
            UnfamiliarAccessSettings.REMEMBER);

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        return patient.realm()
                .getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .flatMap(flow -> FlowExecution.of(patient.realm(), flow.getId())
                        .filter(FlowExecution::isEnabled)
                        .filter(step -> CONDITIONS.containsKey(step.authenticator()))
                        .flatMap(step -> look(patient.realm(), flow, step)));
    }

    private static Stream<Finding> look(RealmModel realm, AuthenticationFlowModel flow, FlowExecution step) {
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

    private static boolean isUnder(RealmModel realm, FlowExecution step, String condition) {
        return step.around().stream()
                .filter(AuthenticationExecutionModel::isConditional)
                .flatMap(around -> realm.getAuthenticationExecutionsStream(around.getFlowId()))
                .anyMatch(e -> !e.isDisabled() && condition.equals(e.getAuthenticator()));
    }

    private static boolean hasCheckBefore(RealmModel realm, FlowExecution step) {
        List<FlowExecution> before = FlowExecution.of(realm, step.execution().getParentFlow())
                .takeWhile(s -> !s.execution().getId().equals(step.execution().getId()))
                .filter(FlowExecution::isEnabled)
                .toList();
        boolean factorsOnly = step.is(ProviderIds.REMEMBER);
        return before.stream()
                .anyMatch(s ->
                        !NO_CHECKS.contains(s.authenticator()) && !(factorsOnly && s.is(IdentityCheckSettings.STEP)));
    }

    private static Finding finding(
            AuthenticationFlowModel flow, FlowExecution step, String what, String message, String fix) {
        return new Finding(
                Severity.WARNING,
                "remember-" + what,
                flow.getAlias(),
                "In this flow " + step.authenticator() + " " + message,
                fix);
    }
}
