package dev.identitycheck.admin.flow;

import java.util.function.Predicate;
import org.keycloak.models.AuthenticationExecutionModel;

/**
 * An authenticator that replaces executions in the copy of a flow. Several replaced executions side by side become a
 * single one.
 *
 * @param replaced matches the replaced executions, which are authenticators or whole sub-flows
 * @param authenticator the provider id of the substitute
 */
public record SubstituteStep(Predicate<AuthenticationExecutionModel> replaced, String authenticator) {

    static final SubstituteStep NONE = new SubstituteStep(execution -> false, "");
}
