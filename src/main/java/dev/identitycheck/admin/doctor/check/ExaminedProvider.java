package dev.identitycheck.admin.doctor.check;

import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.RealmModel;

/**
 * An identity provider with the flows that its logins run.
 *
 * @param postLogin the flow after each login
 * @param firstLogin the flow at the first login with an identity: the provider's own or the realm's
 * @param steps every step {@code identity-check} in the flow after each login, disabled steps included
 */
public record ExaminedProvider(
        IdentityProviderModel model,
        Optional<AuthenticationFlowModel> postLogin,
        Optional<AuthenticationFlowModel> firstLogin,
        List<FlowExecution> steps) {

    public static ExaminedProvider of(RealmModel realm, IdentityProviderModel model) {
        Optional<AuthenticationFlowModel> postLogin =
                Optional.ofNullable(model.getPostBrokerLoginFlowId()).map(realm::getAuthenticationFlowById);
        Optional<AuthenticationFlowModel> firstLogin = ProtectedProviders.firstLoginFlow(realm, model);
        List<FlowExecution> steps = postLogin.stream()
                .flatMap(flow -> FlowExecution.of(realm, Objects.requireNonNull(flow.getId())))
                .filter(step -> step.is(ProviderIds.IDENTITY_CHECK))
                .toList();
        return new ExaminedProvider(model, postLogin, firstLogin, steps);
    }

    public String alias() {
        return model.getAlias();
    }

    /** Whether the flow after each login contains an enabled step {@code identity-check}. */
    public boolean hasStep() {
        return steps.stream().anyMatch(FlowExecution::isEnabled);
    }
}
