package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.setup.LoginProviders;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.settings.CodeOrPinSettings;
import dev.identitycheck.settings.IdentityCheckSettings;
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
record ExaminedRealm(KeycloakSession session, RealmModel realm, List<ExaminedProvider> providers) {

    static ExaminedRealm of(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return new ExaminedRealm(
                session,
                realm,
                LoginProviders.enabled(session).stream()
                        .filter(provider -> !provider.isTransientUsers())
                        .map(provider -> ExaminedProvider.of(realm, provider))
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
        return stepsOf(CodeOrPinSettings.STEP);
    }

    /** Every step of this provider, in whatever flow, that can be reached in it. */
    Stream<ConfiguredStep> stepsOf(String authenticator) {
        return realm.getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .flatMap(flow -> steps(flow, authenticator));
    }

    private Stream<ConfiguredStep> steps(AuthenticationFlowModel flow) {
        return steps(flow, IdentityCheckSettings.STEP);
    }

    private Stream<ConfiguredStep> steps(AuthenticationFlowModel flow, String step) {
        return FlowExecution.of(realm, flow.getId())
                .filter(FlowExecution::isEnabled)
                .filter(placed -> placed.is(step))
                .map(placed -> new ConfiguredStep(flow.getAlias(), placed.config(realm)));
    }
}
