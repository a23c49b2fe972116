package dev.identitycheck.admin.doctor.check;

import dev.identitycheck.admin.setup.LoginProviders;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.RealmSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The realm that the doctor examines.
 *
 * @param providers the realm's enabled providers that users sign in with, except those with transient users
 */
public record ExaminedRealm(KeycloakSession session, RealmModel realm, List<ExaminedProvider> providers) {

    public static ExaminedRealm of(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return new ExaminedRealm(
                session,
                realm,
                LoginProviders.enabled(session).stream()
                        .filter(provider -> !provider.isTransientUsers())
                        .map(provider -> ExaminedProvider.of(realm, provider))
                        .toList());
    }

    /**
     * Every enabled step {@code identity-check} of the providers' flows and of the browser flow; each flow is
     * read once, and steps that share their settings are one.
     */
    public Stream<ConfiguredStep> steps() {
        return together(Stream.concat(
                        Optional.ofNullable(realm.getBrowserFlow()).stream(),
                        providers.stream()
                                .flatMap(provider ->
                                        Stream.concat(provider.postLogin().stream(), provider.firstLogin().stream())))
                .collect(Collectors.toMap(
                        AuthenticationFlowModel::getAlias, flow -> flow, (first, second) -> first, TreeMap::new))
                .values()
                .stream()
                .flatMap(flow -> inFlow(flow, ProviderIds.IDENTITY_CHECK)));
    }

    private record Placed(String flow, FlowExecution step) {}

    private Stream<ConfiguredStep> together(Stream<Placed> steps) {
        return steps
                .collect(Collectors.groupingBy(this::settings, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(same -> new ConfiguredStep(
                        same.stream().map(Placed::flow).distinct().collect(Collectors.joining(", ")),
                        same.get(0).step().config(realm)));
    }

    // A step without a configuration shares its settings with no other.
    private String settings(Placed placed) {
        return placed.step()
                .storedConfig(realm)
                .orElseGet(() -> placed.step().execution().getId());
    }

    /** The mode that holds for a step: the realm's, or the step's own; empty if it cannot be read. */
    public Optional<Mode> mode(ConfiguredStep step) {
        return RealmSettings.of(realm)
                .effectiveMode(IdentityCheckSettings.parse(step.config()).mode());
    }

    /** Whether each step after logins through a provider only observes, so that nobody is asked there. */
    public boolean isObserved(ExaminedProvider provider) {
        List<ConfiguredStep> steps =
                provider.postLogin().stream().flatMap(this::steps).toList();
        return !steps.isEmpty() && steps.stream().allMatch(step -> mode(step).equals(Optional.of(Mode.OBSERVE)));
    }

    /** Every enabled step of the realm that asks for a code or PIN. */
    public Stream<ConfiguredStep> codeSteps() {
        return stepsOf(ProviderIds.CODE_OR_PIN);
    }

    /** Every enabled step of the realm that runs an authenticator, in any top-level flow. */
    public Stream<ConfiguredStep> stepsOf(String authenticator) {
        return together(realm.getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .flatMap(flow -> inFlow(flow, authenticator)));
    }

    /** Every enabled step {@code identity-check} in a flow. */
    public Stream<ConfiguredStep> steps(AuthenticationFlowModel flow) {
        return inFlow(flow, ProviderIds.IDENTITY_CHECK)
                .map(placed -> new ConfiguredStep(placed.flow(), placed.step().config(realm)));
    }

    private Stream<Placed> inFlow(AuthenticationFlowModel flow, String authenticator) {
        return FlowExecution.of(realm, flow.getId())
                .filter(FlowExecution::isEnabled)
                .filter(step -> step.is(authenticator))
                .map(step -> new Placed(flow.getAlias(), step));
    }
}
