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
 * A step with its place in a flow.
 *
 * @param execution the step itself
 * @param around the sub-flows that it stands in, the outermost first
 */
public record FlowExecution(AuthenticationExecutionModel execution, List<AuthenticationExecutionModel> around) {

    public FlowExecution {
        around = List.copyOf(around);
    }

    /** Every step of a flow and its sub-flows, in their order, disabled ones too. */
    public static Stream<FlowExecution> of(RealmModel realm, String flowId) {
        return of(realm, flowId, List.of());
    }

    private static Stream<FlowExecution> of(
            RealmModel realm, String flowId, List<AuthenticationExecutionModel> around) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .flatMap(e -> e.isAuthenticatorFlow()
                        ? of(
                                realm,
                                e.getFlowId(),
                                Stream.concat(around.stream(), Stream.of(e)).toList())
                        : Stream.of(new FlowExecution(e, around)));
    }

    /** The id of the step's provider; empty if it has none. */
    public String authenticator() {
        return Objects.requireNonNullElse(execution.getAuthenticator(), "");
    }

    /** Whether the step is this authenticator. */
    public boolean is(String authenticator) {
        return authenticator().equals(authenticator);
    }

    /** The step's configuration as it is stored; Keycloak checks none of it. */
    public Map<String, String> config(RealmModel realm) {
        return Optional.ofNullable(execution.getAuthenticatorConfig())
                .map(realm::getAuthenticatorConfigById)
                .map(AuthenticatorConfigModel::getConfig)
                .orElseGet(Map::of);
    }

    /** Whether the flow can come to the step. */
    public boolean isEnabled() {
        return path().noneMatch(AuthenticationExecutionModel::isDisabled);
    }

    /** Whether the flow cannot succeed without the step. */
    public boolean alwaysRuns() {
        return path().allMatch(AuthenticationExecutionModel::isRequired);
    }

    /** Whether nobody who passes another step gets by without this one, which stands beside it or beside a flow around it. */
    public boolean isRequiredWith(FlowExecution other) {
        return execution.isRequired()
                && other.around.size() >= around.size()
                && other.around.subList(0, around.size()).equals(around);
    }

    /** Whether a condition decides about the step. */
    public boolean isConditional() {
        return path().anyMatch(AuthenticationExecutionModel::isConditional);
    }

    /** Whether something else may take the step's place. */
    public boolean isAlternative() {
        return path().anyMatch(AuthenticationExecutionModel::isAlternative);
    }

    private Stream<AuthenticationExecutionModel> path() {
        return Stream.concat(around.stream(), Stream.of(execution));
    }

    /** Whether any step of a flow that can be reached is as asked. */
    public static boolean any(RealmModel realm, String flowId, Predicate<FlowExecution> as) {
        return of(realm, flowId).filter(FlowExecution::isEnabled).anyMatch(as);
    }
}
