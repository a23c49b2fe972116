package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.settings.RememberDeviceSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * Reports steps that can never remember an identity or a browser, because the condition or the check before them
 * is missing.
 */
final class RememberUseless implements Check {

    private static final Map<String, String> CONDITIONS = Map.of(
            ProviderIds.REMEMBER_IDENTITY, ProviderIds.NEW_IDENTITY,
            ProviderIds.REMEMBER_DEVICE, ProviderIds.UNFAMILIAR_ACCESS);

    // Any other authenticator in a sub-flow is taken for a check of the operator's own.
    private static final Set<String> NO_CHECKS = Set.of(
            ProviderIds.NEW_IDENTITY,
            ProviderIds.REMEMBER_IDENTITY,
            ProviderIds.UNFAMILIAR_ACCESS,
            ProviderIds.REMEMBER_DEVICE);

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.realm()
                .getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .flatMap(flow -> FlowExecution.of(examined.realm(), flow.getId())
                        .filter(FlowExecution::isEnabled)
                        .filter(step -> CONDITIONS.containsKey(step.authenticator()))
                        .filter(step -> !onlyTells(examined.realm(), step))
                        .flatMap(step -> examine(examined.realm(), flow, step)));
    }

    // Such a step is of use wherever it stands.
    private static boolean onlyTells(RealmModel realm, FlowExecution step) {
        return step.is(ProviderIds.REMEMBER_DEVICE)
                && RememberDeviceSettings.parse(step.config(realm)).tellsOfEveryLogin();
    }

    private static Stream<Finding> examine(RealmModel realm, AuthenticationFlowModel flow, FlowExecution step) {
        String condition = CONDITIONS.getOrDefault(step.authenticator(), "");
        if (!isUnderCondition(realm, step, condition)) {
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

    private static boolean isUnderCondition(RealmModel realm, FlowExecution step, String condition) {
        return step.ancestors().stream()
                .filter(AuthenticationExecutionModel::isConditional)
                .flatMap(ancestor -> realm.getAuthenticationExecutionsStream(ancestor.getFlowId()))
                .anyMatch(e -> !e.isDisabled() && condition.equals(e.getAuthenticator()));
    }

    private static boolean hasCheckBefore(RealmModel realm, FlowExecution step) {
        List<FlowExecution> before = FlowExecution.of(realm, step.execution().getParentFlow())
                .takeWhile(s -> !s.execution().getId().equals(step.execution().getId()))
                .filter(FlowExecution::isEnabled)
                .toList();
        boolean factorsOnly = step.is(ProviderIds.REMEMBER_IDENTITY);
        return before.stream()
                .anyMatch(s ->
                        !NO_CHECKS.contains(s.authenticator()) && !(factorsOnly && s.is(ProviderIds.IDENTITY_CHECK)));
    }

    private static Finding finding(
            AuthenticationFlowModel flow, FlowExecution step, String defect, String message, String fix) {
        return new Finding(
                Severity.WARNING,
                "remember-" + defect,
                flow.getAlias(),
                "In this flow " + step.authenticator() + " " + message,
                fix);
    }
}
