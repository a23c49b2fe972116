package dev.identitycheck.server;

import java.lang.module.ModuleDescriptor.Version;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips what {@link NeedsServer} says that the server of this run does not have. */
final class ServerVersionCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsServer.class)
                .map(needed -> evaluate(needed, System.getProperty("keycloak.version", "")))
                .orElseGet(() -> ConditionEvaluationResult.enabled("any server"));
    }

    static ConditionEvaluationResult evaluate(NeedsServer needed, String version) {
        return isOlder(version, needed.since())
                ? ConditionEvaluationResult.disabled("Keycloak " + version + " has no " + needed.what())
                : ConditionEvaluationResult.enabled("Keycloak " + version);
    }

    /** Whether a server is older; one whose version is not known is not, so that nothing is skipped in silence. */
    static boolean isOlder(String version, String since) {
        return !version.isEmpty() && Version.parse(version).compareTo(Version.parse(since)) < 0;
    }
}
