package dev.identitycheck.admin.flow;

import java.util.function.Predicate;
import org.keycloak.models.AuthenticationExecutionModel;

/**
 * A step that stands in for others in a copy. Where several stand side by side, it stands in for all of them.
 *
 * @param replaced what it takes the place of: steps or whole sub-flows
 * @param authenticator the step
 */
public record SubstituteStep(Predicate<AuthenticationExecutionModel> replaced, String authenticator) {

    static final SubstituteStep NONE = new SubstituteStep(execution -> false, "");
}
