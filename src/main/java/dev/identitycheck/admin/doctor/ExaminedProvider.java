package dev.identitycheck.support.doctor;

import dev.identitycheck.link.CheckedProviders;
import dev.identitycheck.link.PlacedStep;
import dev.identitycheck.settings.Settings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.RealmModel;

/**
 * One provider with the flows that its logins run.
 *
 * @param postLogin the flow after each login
 * @param firstLogin the flow at the first login with an identity: the provider's own or the realm's
 * @param steps every {@code identity-check} in the flow after each login, disabled ones too
 */
record PatientProvider(
        IdentityProviderModel model,
        Optional<AuthenticationFlowModel> postLogin,
        Optional<AuthenticationFlowModel> firstLogin,
        List<PlacedStep> steps) {

    static PatientProvider of(RealmModel realm, IdentityProviderModel model) {
        Optional<AuthenticationFlowModel> postLogin =
                Optional.ofNullable(model.getPostBrokerLoginFlowId()).map(realm::getAuthenticationFlowById);
        Optional<AuthenticationFlowModel> firstLogin = CheckedProviders.firstLoginFlow(realm, model);
        List<PlacedStep> steps = postLogin.stream()
                .flatMap(flow -> PlacedStep.of(realm, Objects.requireNonNull(flow.getId())))
                .filter(step -> step.is(Settings.STEP))
                .toList();
        return new PatientProvider(model, postLogin, firstLogin, steps);
    }

    String alias() {
        return model.getAlias();
    }

    /** Whether the step can be reached. */
    boolean hasStep() {
        return steps.stream().anyMatch(PlacedStep::isEnabled);
    }
}
