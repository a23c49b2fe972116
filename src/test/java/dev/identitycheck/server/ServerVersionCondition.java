package dev.identitycheck.server;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what {@link NeedsServer} says that the server of this run does not have. */
final class ServerVersionCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getElement()
                .map(element -> element.getAnnotation(NeedsServer.class))
                .map(needed -> evaluate(needed, ServerVersion.ofThisRun()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("any server"));
    }

    static ConditionEvaluationResult evaluate(NeedsServer needed, String version) {
        return ServerVersion.isOlder(version, needed.since())
                ? ConditionEvaluationResult.disabled("Keycloak " + version + " has no " + needed.what())
                : ConditionEvaluationResult.enabled("Keycloak " + version);
    }
}
