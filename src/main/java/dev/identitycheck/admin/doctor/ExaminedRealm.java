package dev.identitycheck.support.doctor;

import dev.identitycheck.link.PlacedStep;
import dev.identitycheck.settings.CodeStepSettings;
import dev.identitycheck.settings.Settings;
import dev.identitycheck.support.setup.Providers;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The realm that is examined.
 *
 * @param providers its enabled providers that people sign in with and keep an account
 */
record Patient(KeycloakSession session, RealmModel realm, List<PatientProvider> providers) {

    static Patient of(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return new Patient(
                session,
                realm,
                Providers.enabled(session).stream()
                        .filter(provider -> !provider.isTransientUsers())
                        .map(provider -> PatientProvider.of(realm, provider))
                        .toList());
    }

    /** Every step that the providers' flows and the browser flow can reach, each once. */
    Stream<ConfiguredStep> steps() {
        return Stream.concat(
                        Optional.ofNullable(realm.getBrowserFlow()).stream(),
                        providers.stream()
                                .flatMap(provider ->
                                        Stream.concat(provider.postLogin().stream(), provider.firstLogin().stream())))
                .collect(Collectors.toMap(
                        AuthenticationFlowModel::getAlias, flow -> flow, (one, same) -> one, TreeMap::new))
                .values()
                .stream()
                .flatMap(this::steps);
    }

    /** Every step that asks for a code or PIN and can be reached in its flow. */
    Stream<ConfiguredStep> codeSteps() {
        return stepsOf(CodeStepSettings.STEP);
    }

    /** Every step of this provider, in whatever flow, that can be reached in it. */
    Stream<ConfiguredStep> stepsOf(String authenticator) {
        return realm.getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .flatMap(flow -> steps(flow, authenticator));
    }

    private Stream<ConfiguredStep> steps(AuthenticationFlowModel flow) {
        return steps(flow, Settings.STEP);
    }

    private Stream<ConfiguredStep> steps(AuthenticationFlowModel flow, String step) {
        return PlacedStep.of(realm, flow.getId())
                .filter(PlacedStep::isEnabled)
                .filter(placed -> placed.is(step))
                .map(placed -> new ConfiguredStep(flow.getAlias(), placed.config(realm)));
    }
}
