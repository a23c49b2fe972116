package dev.identitycheck.flow;

import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.ParsedSettings;
import dev.identitycheck.settings.RealmSettings;
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

/** The identity providers of a realm whose logins run the identity-check step, and the settings of that step. */
public final class ProtectedProviders {

    private ProtectedProviders() {}

    /**
     * Whether any flow of the realm has the identity-check step, or a provider has had it: only then are links watched.
     */
    public static boolean anyIn(RealmModel realm) {
        return any(realm, ProviderIds.IDENTITY_CHECK::equals) || ProtectionMark.isOnAny(realm);
    }

    /**
     * Whether any flow of the realm has a step of this extension, or a provider has had one: only then does the
     * extension store something on users and watch their contacts.
     */
    public static boolean anyOwnIn(RealmModel realm) {
        return any(realm, ProtectedProviders::isOwn) || ProtectionMark.isOnAny(realm);
    }

    private static boolean any(RealmModel realm, Predicate<String> authenticator) {
        return realm.getAuthenticationFlowsStream()
                .map(AuthenticationFlowModel::getId)
                .flatMap(realm::getAuthenticationExecutionsStream)
                .map(AuthenticationExecutionModel::getAuthenticator)
                .filter(Objects::nonNull)
                .anyMatch(authenticator);
    }

    /** Whether an authenticator or condition is one of this extension's. */
    public static boolean isOwn(String authenticator) {
        return authenticator.startsWith(ProviderIds.IDENTITY_CHECK)
                || authenticator.equals(ProviderIds.UNFAMILIAR_ACCESS)
                || authenticator.equals(ProviderIds.NEW_IDENTITY);
    }

    /** The settings of the identity-check step in a provider's Post Login Flow; empty if the flow has none. */
    public static Optional<IdentityCheckSettings.Parsed> settings(
            KeycloakSession session, RealmModel realm, String alias) {
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .flatMap(provider -> settings(session, realm, provider));
    }

    /** The settings of the identity-check step in a provider's Post Login Flow; empty if the flow has none. */
    public static Optional<IdentityCheckSettings.Parsed> settings(
            KeycloakSession session, RealmModel realm, IdentityProviderModel provider) {
        return Optional.ofNullable(provider.getPostBrokerLoginFlowId())
                .flatMap(flow ->
                        steps(realm, flow).filter(FlowExecution::isEnabled).findFirst())
                .map(step -> ParsedSettings.identityCheck(session, step.config(realm)));
    }

    /**
     * Whether a provider has had the identity-check step and has it no more, though nobody took it off on purpose: then
     * unknown identities are refused there. The setting {@code uncheckedProviders} and the removal of the set-up say
     * that it was on purpose; where the realm's mode enforces nothing, nothing is refused.
     */
    public static boolean hasLostStep(KeycloakSession session, RealmModel realm, String alias) {
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .filter(provider -> hasLostStep(session, realm, provider))
                .isPresent();
    }

    /** Whether a provider has lost the step, as {@link #hasLostStep(KeycloakSession, RealmModel, String)} says. */
    public static boolean hasLostStep(KeycloakSession session, RealmModel realm, IdentityProviderModel provider) {
        RealmSettings settings = RealmSettings.of(realm);
        return ProtectionMark.isOn(realm, provider)
                && settings(session, realm, provider).isEmpty()
                && !settings.uncheckedProviders().contains(provider.getAlias())
                && settings.effectiveMode(Mode.ENFORCE)
                        .filter(mode -> mode != Mode.ENFORCE)
                        .isEmpty();
    }

    /**
     * Whether no login of a provider can succeed without the identity-check step: it is required, and so is every
     * sub-flow around it.
     */
    public static boolean alwaysRuns(KeycloakSession session, RealmModel realm, String alias) {
        return postLoginFlow(session, alias)
                .filter(flow -> steps(realm, flow).anyMatch(FlowExecution::alwaysRuns))
                .isPresent();
    }

    /**
     * Whether the Post Login Flow or First Broker Login Flow of a provider has the identity-check step, in
     * whatever place.
     */
    public static boolean holdsStep(RealmModel realm, IdentityProviderModel provider) {
        return Stream.concat(
                        Stream.ofNullable(provider.getPostBrokerLoginFlowId()),
                        firstLoginFlow(realm, provider).map(AuthenticationFlowModel::getId).stream())
                .flatMap(flow -> steps(realm, flow))
                .findAny()
                .isPresent();
    }

    /** The First Broker Login Flow of a provider: the provider's own or the realm's. */
    public static Optional<AuthenticationFlowModel> firstLoginFlow(RealmModel realm, IdentityProviderModel provider) {
        return Optional.ofNullable(provider.getFirstBrokerLoginFlowId())
                .map(realm::getAuthenticationFlowById)
                .or(() -> Optional.ofNullable(realm.getFirstBrokerLoginFlow()));
    }

    /** The id of a provider's Post Login Flow. */
    public static Optional<String> postLoginFlow(KeycloakSession session, String alias) {
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .map(IdentityProviderModel::getPostBrokerLoginFlowId);
    }

    /**
     * Whether the identity-check step of a provider asks for codes: it exists, its settings are valid, and neither it
     * nor the realm has another mode.
     */
    public static boolean asks(KeycloakSession session, RealmModel realm, String alias) {
        return settings(session, realm, alias)
                .filter(IdentityCheckSettings.Parsed.Valid.class::isInstance)
                .flatMap(parsed -> RealmSettings.of(realm).effectiveMode(parsed.mode()))
                .filter(mode -> mode == Mode.ENFORCE)
                .isPresent();
    }

    /** The notify policy of a provider's identity-check step: {@code NONE} if the step does not ask for codes. */
    public static NotifyPolicy notices(KeycloakSession session, RealmModel realm, String alias) {
        return settings(session, realm, alias)
                .filter(parsed -> asks(session, realm, alias))
                .filter(IdentityCheckSettings.Parsed.Valid.class::isInstance)
                .map(parsed ->
                        ((IdentityCheckSettings.Parsed.Valid) parsed).settings().notices())
                .orElse(NotifyPolicy.NONE);
    }

    /**
     * The notify policy for notices that concern all providers: the widest policy of the realm's identity-check steps.
     * A realm that has other parts of this extension but no such step has the default.
     */
    public static NotifyPolicy notices(KeycloakSession session, RealmModel realm) {
        List<IdentityCheckSettings.Parsed> steps = realm.getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .flatMap(flow -> steps(realm, flow.getId()))
                .filter(FlowExecution::isEnabled)
                .map(step -> ParsedSettings.identityCheck(session, step.config(realm)))
                .toList();
        if (steps.isEmpty()) {
            boolean enforces =
                    RealmSettings.of(realm).effectiveMode(Mode.ENFORCE).equals(Optional.of(Mode.ENFORCE));
            return enforces ? NotifyPolicy.FIRST_AVAILABLE : NotifyPolicy.NONE;
        }
        return notices(realm, steps);
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

    /**
     * Whether the identity-check step of a provider refuses unknown identities, because it asks for codes or because
     * its settings are invalid; or the provider has lost the step.
     */
    public static boolean refusesUnknown(KeycloakSession session, RealmModel realm, String alias) {
        return settings(session, realm, alias)
                .map(parsed -> RealmSettings.of(realm)
                        .effectiveMode(parsed.mode())
                        .filter(mode -> mode != Mode.ENFORCE)
                        .isEmpty())
                .orElseGet(() -> hasLostStep(session, realm, alias));
    }

    private static Stream<FlowExecution> steps(RealmModel realm, String flowId) {
        return FlowExecution.of(realm, flowId).filter(step -> step.is(ProviderIds.IDENTITY_CHECK));
    }
}
