package dev.identitycheck.flow;

import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.UnfamiliarAccessSettings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Which identity providers of a realm run the step after their logins, and with which settings. */
public final class ProtectedProviders {

    private ProtectedProviders() {}

    /** Whether the step stands in any flow of the realm: only there are links watched. */
    public static boolean anyIn(RealmModel realm) {
        return any(realm, IdentityCheckSettings.STEP::equals);
    }

    /**
     * Whether anything of this extension's stands in any flow of the realm: there it keeps something on users, and their
     * contacts are watched.
     */
    public static boolean anyOwnIn(RealmModel realm) {
        return any(realm, ProtectedProviders::isOwn);
    }

    private static boolean any(RealmModel realm, Predicate<String> authenticator) {
        return realm.getAuthenticationFlowsStream()
                .map(AuthenticationFlowModel::getId)
                .flatMap(realm::getAuthenticationExecutionsStream)
                .map(AuthenticationExecutionModel::getAuthenticator)
                .filter(Objects::nonNull)
                .anyMatch(authenticator);
    }

    private static boolean isOwn(String authenticator) {
        return authenticator.startsWith(IdentityCheckSettings.STEP)
                || authenticator.equals(UnfamiliarAccessSettings.CONDITION)
                || authenticator.equals(ProviderIds.CONDITION);
    }

    /** The settings of the step in a provider's Post Login Flow; nothing if no step stands there. */
    public static Optional<IdentityCheckSettings.Parsed> settings(
            KeycloakSession session, RealmModel realm, String alias) {
        return postLoginFlow(session, alias)
                .flatMap(flow ->
                        steps(realm, flow).filter(FlowExecution::isEnabled).findFirst())
                .map(step -> IdentityCheckSettings.parse(step.config(realm)));
    }

    /** Whether no login of a provider can succeed without the step: it is required, and so is every flow around it. */
    public static boolean alwaysRuns(KeycloakSession session, RealmModel realm, String alias) {
        return postLoginFlow(session, alias)
                .filter(flow -> steps(realm, flow).anyMatch(FlowExecution::alwaysRuns))
                .isPresent();
    }

    /** Whether one of a provider's flows has the step in it, in whatever place. */
    public static boolean holdsStep(RealmModel realm, IdentityProviderModel provider) {
        return Stream.concat(
                        Stream.ofNullable(provider.getPostBrokerLoginFlowId()),
                        firstLoginFlow(realm, provider).map(AuthenticationFlowModel::getId).stream())
                .flatMap(flow -> steps(realm, flow))
                .findAny()
                .isPresent();
    }

    /** The flow at the first login with an identity of a provider: the provider's own or the realm's. */
    public static Optional<AuthenticationFlowModel> firstLoginFlow(RealmModel realm, IdentityProviderModel provider) {
        return Optional.ofNullable(provider.getFirstBrokerLoginFlowId())
                .map(realm::getAuthenticationFlowById)
                .or(() -> Optional.ofNullable(realm.getFirstBrokerLoginFlow()));
    }

    /** The Post Login Flow of a provider. */
    public static Optional<String> postLoginFlow(KeycloakSession session, String alias) {
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .map(IdentityProviderModel::getPostBrokerLoginFlowId);
    }

    /** Whether the step of a provider asks: it is there, can be used, and neither it nor the realm says otherwise. */
    public static boolean asks(KeycloakSession session, RealmModel realm, String alias) {
        return settings(session, realm, alias)
                .filter(IdentityCheckSettings.Parsed.Valid.class::isInstance)
                .flatMap(parsed -> RealmSettings.of(realm).effectiveMode(parsed.mode()))
                .filter(mode -> mode == Mode.ENFORCE)
                .isPresent();
    }

    /** Whom the step of a provider wants told of what happens there: nobody where it does not ask. */
    public static NotifyPolicy notices(KeycloakSession session, RealmModel realm, String alias) {
        return settings(session, realm, alias)
                .filter(parsed -> asks(session, realm, alias))
                .filter(IdentityCheckSettings.Parsed.Valid.class::isInstance)
                .map(parsed ->
                        ((IdentityCheckSettings.Parsed.Valid) parsed).settings().notices())
                .orElse(NotifyPolicy.NONE);
    }

    /**
     * Whom the steps of a realm want told of what concerns all of them: as many as any of them. Where no step says, because
     * the realm has other parts of this extension alone, the default holds.
     */
    public static NotifyPolicy notices(RealmModel realm) {
        List<IdentityCheckSettings.Parsed> steps = realm.getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .flatMap(flow -> steps(realm, flow.getId()))
                .filter(FlowExecution::isEnabled)
                .map(step -> IdentityCheckSettings.parse(step.config(realm)))
                .toList();
        return steps.isEmpty() ? NotifyPolicy.FIRST_AVAILABLE : notices(realm, steps);
    }

    private static NotifyPolicy notices(RealmModel realm, List<IdentityCheckSettings.Parsed> steps) {
        List<NotifyPolicy> wanted = steps.stream()
                .filter(IdentityCheckSettings.Parsed.Valid.class::isInstance)
                .map(parsed -> ((IdentityCheckSettings.Parsed.Valid) parsed).settings())
                .filter(settings ->
                        RealmSettings.of(realm).effectiveMode(settings.mode()).equals(Optional.of(Mode.ENFORCE)))
                .map(IdentityCheckSettings::notices)
                .toList();
        return Stream.of(NotifyPolicy.ALL, NotifyPolicy.FIRST_AVAILABLE)
                .filter(wanted::contains)
                .findFirst()
                .orElse(NotifyPolicy.NONE);
    }

    /** Whether the step of a provider lets nobody unknown in, be it that it asks or that its settings cannot be used. */
    public static boolean refusesUnknown(KeycloakSession session, RealmModel realm, String alias) {
        return settings(session, realm, alias)
                .map(parsed -> RealmSettings.of(realm)
                        .effectiveMode(parsed.mode())
                        .filter(mode -> mode != Mode.ENFORCE)
                        .isEmpty())
                .orElse(false);
    }

    private static Stream<FlowExecution> steps(RealmModel realm, String flowId) {
        return FlowExecution.of(realm, flowId).filter(step -> step.is(IdentityCheckSettings.STEP));
    }
}
