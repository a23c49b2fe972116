package dev.identitycheck.flow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/**
 * An execution of an authenticator with the sub-flows that contain it.
 *
 * @param execution the execution itself
 * @param ancestors the executions of the sub-flows that contain it, the outermost first
 */
public record FlowExecution(AuthenticationExecutionModel execution, List<AuthenticationExecutionModel> ancestors) {

    public FlowExecution {
        ancestors = List.copyOf(ancestors);
    }

    /** Every execution in a flow and its sub-flows, in their order, disabled executions included. */
    public static Stream<FlowExecution> of(RealmModel realm, String flowId) {
        return of(realm, flowId, List.of());
    }

    private static Stream<FlowExecution> of(
            RealmModel realm, String flowId, List<AuthenticationExecutionModel> ancestors) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .flatMap(e -> e.isAuthenticatorFlow()
                        ? of(
                                realm,
                                e.getFlowId(),
                                Stream.concat(ancestors.stream(), Stream.of(e)).toList())
                        : Stream.of(new FlowExecution(e, ancestors)));
    }

    /** The provider id of the authenticator; empty if the execution has none. */
    public String authenticator() {
        return Objects.requireNonNullElse(execution.getAuthenticator(), "");
    }

    /** Whether the execution runs this authenticator. */
    public boolean is(String authenticator) {
        return authenticator().equals(authenticator);
    }

    /**
     * The settings of a step whose configuration was removed, as Keycloak does when another execution that shares it is
     * deleted (26.7). Nobody knows what they were, so they are no valid settings of any step that has settings.
     */
    public static final Map<String, String> LOST =
            Map.of("mode", "lost", "codeLength", "lost", "maxAbsence", "lost", "contact", "lost", "notify", "lost");

    /**
     * The configuration of the execution as it is stored; Keycloak does not validate it. {@link #LOST} if the execution
     * names one that is not there.
     */
    public Map<String, String> config(RealmModel realm) {
        if (hasLostConfig(realm)) {
            return LOST;
        }
        return Optional.ofNullable(execution.getAuthenticatorConfig())
                .map(realm::getAuthenticatorConfigById)
                .map(AuthenticatorConfigModel::getConfig)
                .orElseGet(Map::of);
    }

    /** The id of the execution's configuration; empty if it has none, or if it was removed. */
    public Optional<String> storedConfig(RealmModel realm) {
        return Optional.ofNullable(execution.getAuthenticatorConfig())
                .filter(id -> realm.getAuthenticatorConfigById(id) != null);
    }

    /**
     * Whether the configuration was removed, as Keycloak does when another execution that shares it is deleted (26.7).
     */
    public boolean hasLostConfig(RealmModel realm) {
        return execution.getAuthenticatorConfig() != null && storedConfig(realm).isEmpty();
    }

    /** Whether the execution and every sub-flow around it are enabled. */
    public boolean isEnabled() {
        return path().noneMatch(AuthenticationExecutionModel::isDisabled);
    }

    /** Whether the flow cannot succeed without the execution: it and every sub-flow around it are required. */
    public boolean alwaysRuns() {
        return path().allMatch(AuthenticationExecutionModel::isRequired);
    }

    /**
     * Whether a user who passes another execution must also pass this required one, which stands beside that execution
     * or beside a sub-flow around it.
     */
    public boolean isRequiredWith(FlowExecution other) {
        return execution.isRequired()
                && other.ancestors.size() >= ancestors.size()
                && other.ancestors.subList(0, ancestors.size()).equals(ancestors);
    }

    /** Whether the execution or a sub-flow around it is conditional. */
    public boolean isConditional() {
        return path().anyMatch(AuthenticationExecutionModel::isConditional);
    }

    /** Whether the execution or a sub-flow around it is an alternative, which another execution can replace. */
    public boolean isAlternative() {
        return path().anyMatch(AuthenticationExecutionModel::isAlternative);
    }

    private Stream<AuthenticationExecutionModel> path() {
        return Stream.concat(ancestors.stream(), Stream.of(execution));
    }

    /** Whether any enabled execution in a flow matches a condition. */
    public static boolean any(RealmModel realm, String flowId, Predicate<FlowExecution> condition) {
        return of(realm, flowId).filter(FlowExecution::isEnabled).anyMatch(condition);
    }
}
