package dev.identitycheck.admin.setup;

import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.RealmSettings;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Adds the step {@code identity-check} to the logins through identity providers. */
final class ProviderSetup {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ExtensionFlows flows;
    private final SetupReport report;

    ProviderSetup(KeycloakSession session, RealmModel realm, SetupReport report) {
        this.session = session;
        this.realm = realm;
        this.flows = new ExtensionFlows(session, realm, report);
        this.report = report;
    }

    /** Sets one provider up. A request that names the provider accepts the current issuer of its assertions. */
    void run(IdentityProviderModel stored, SetupRequest request) {
        if (stored.isTransientUsers()) {
            report.skipped(stored.getAlias(), "its users are transient: there is no account to protect");
            return;
        }
        int before = report.changes().size();
        IdentityProviderModel provider = new IdentityProviderModel(stored);
        postLogin(provider, request.secondFactors());
        if (request.firstBrokerLogin()) {
            firstLogin(provider);
        }
        LoginProviders.issuer(provider)
                .ifPresent(issuer -> storeIssuer(
                        provider, issuer, request.identityProviders().isPresent()));
        if (report.changes().size() > before) {
            session.identityProviders().update(provider);
        }
        if (new GuardMappers(session, provider).ensureGuard()) {
            report.changed("add-guard", provider.getAlias(), ProviderIds.GUARD_MAPPER);
        }
    }

    private void postLogin(IdentityProviderModel provider, boolean factors) {
        AuthenticationFlowModel current = flow(FlowBinding.POST_LOGIN.flowId(provider));
        if (current == null) {
            bind(provider, FlowBinding.POST_LOGIN, flows.postLogin(factors, Map.of()), Optional.empty());
        } else if (!contains(current, ProviderIds.IDENTITY_CHECK)) {
            AuthenticationFlowModel flow = flows.postLoginBefore(current, factors, Map.of());
            bind(provider, FlowBinding.POST_LOGIN, flow, Optional.of(current.getAlias()));
        } else if (factors && !contains(current, ProviderIds.REMEMBER_IDENTITY)) {
            addFactors(provider, current);
        } else {
            flows.addPasskey(current);
            reportKept(provider, FlowBinding.POST_LOGIN, current);
        }
    }

    private void reportKept(IdentityProviderModel provider, FlowBinding binding, AuthenticationFlowModel flow) {
        if (!ExtensionFlows.isExtensionFlow(flow)) {
            report.skipped(
                    provider.getAlias(), "its " + binding.label() + " " + flow.getAlias() + " holds the step already");
        }
    }

    private void addFactors(IdentityProviderModel provider, AuthenticationFlowModel current) {
        if (!ExtensionFlows.isExtensionFlow(current)) {
            report.skipped(
                    provider.getAlias(),
                    "its post login flow " + current.getAlias()
                            + " is not the set-up's: put the factors in by hand, as the page \"How it decides\" shows");
            return;
        }
        Map<String, String> settings = FlowExecution.of(realm, current.getId())
                .filter(step -> step.is(ProviderIds.IDENTITY_CHECK))
                .findFirst()
                .map(step -> step.config(realm))
                .orElse(Map.of());
        Optional<String> former = PreviousBindings.of(provider).former(FlowBinding.POST_LOGIN);
        AuthenticationFlowModel flow = former.map(realm::getFlowByAlias)
                .map(other -> flows.postLoginBefore(other, true, settings))
                .orElseGet(() -> flows.postLogin(true, settings));
        bind(provider, FlowBinding.POST_LOGIN, flow, former);
    }

    private void firstLogin(IdentityProviderModel provider) {
        AuthenticationFlowModel own = flow(FlowBinding.FIRST_LOGIN.flowId(provider));
        AuthenticationFlowModel current = own == null ? realm.getFirstBrokerLoginFlow() : own;
        if (current == null) {
            return;
        }
        if (contains(current, ProviderIds.IDENTITY_CHECK)) {
            reportKept(provider, FlowBinding.FIRST_LOGIN, current);
            return;
        }
        Optional<Mode> mode = RealmSettings.of(realm).effectiveMode(stepMode(provider));
        if (!mode.equals(Optional.of(Mode.ENFORCE))) {
            // There the step would take the place of Keycloak's proofs and prove nothing.
            report.skipped(
                    provider.getAlias(),
                    "its first login flow " + current.getAlias()
                            + " stays until the mode is enforce: run the set-up once more then");
        } else if (KeycloakLinkProofs.areIn(realm, current.getId())) {
            AuthenticationFlowModel flow = flows.firstLogin(current, KeycloakLinkProofs.substitute(realm));
            bind(
                    provider,
                    FlowBinding.FIRST_LOGIN,
                    flow,
                    Optional.ofNullable(own).map(AuthenticationFlowModel::getAlias));
        } else {
            report.skipped(
                    provider.getAlias(),
                    "its first login flow " + current.getAlias() + " has no proof that the step could stand in for");
        }
    }

    // That of the step behind the provider's login, whose settings the one in the first login is to share.
    private Mode stepMode(IdentityProviderModel provider) {
        return ProtectedProviders.settings(session, realm, provider)
                .filter(IdentityCheckSettings.Parsed.Valid.class::isInstance)
                .map(parsed ->
                        ((IdentityCheckSettings.Parsed.Valid) parsed).settings().mode())
                .orElse(Mode.ENFORCE);
    }

    private void bind(
            IdentityProviderModel provider,
            FlowBinding binding,
            AuthenticationFlowModel flow,
            Optional<String> former) {
        PreviousBindings.of(provider).former(binding, former);
        binding.bind(provider, flow.getId());
        report.changed("bind-flow", provider.getAlias(), binding.label() + ": " + flow.getAlias());
    }

    private void storeIssuer(IdentityProviderModel provider, String issuer, boolean isNamed) {
        PreviousBindings previous = PreviousBindings.of(provider);
        boolean isDifferent = previous.issuer().filter(issuer::equals).isEmpty();
        if (previous.issuer().isEmpty() || (isNamed && isDifferent)) {
            previous.issuer(issuer);
            report.changed("remember-issuer", provider.getAlias(), issuer);
        }
    }

    private boolean contains(AuthenticationFlowModel flow, String authenticator) {
        return FlowExecution.any(realm, flow.getId(), step -> step.is(authenticator));
    }

    private @Nullable AuthenticationFlowModel flow(@Nullable String id) {
        return id == null ? null : realm.getAuthenticationFlowById(id);
    }
}
