package dev.identitycheck.support.setup;

import dev.identitycheck.guard.Guard;
import dev.identitycheck.link.PlacedStep;
import dev.identitycheck.settings.FactorSettings;
import dev.identitycheck.settings.Settings;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Puts the step behind the logins of one provider after the other. */
final class ProviderSetup {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final OwnFlows flows;
    private final SetupReport report;

    ProviderSetup(KeycloakSession session, RealmModel realm, SetupReport report) {
        this.session = session;
        this.realm = realm;
        this.flows = new OwnFlows(session, realm, report);
        this.report = report;
    }

    /** Sets one provider up. Who names it accepts whose assertions it takes now. */
    void run(IdentityProviderModel stored, SetupRequest request) {
        if (stored.isTransientUsers()) {
            report.left(stored.getAlias(), "its users are transient: there is no account to protect");
            return;
        }
        int before = report.changes().size();
        IdentityProviderModel provider = new IdentityProviderModel(stored);
        postLogin(provider, request.secondFactors());
        if (request.firstBrokerLogin()) {
            firstLogin(provider);
        }
        Providers.issuer(provider)
                .ifPresent(issuer ->
                        remember(provider, issuer, request.identityProviders().isPresent()));
        if (report.changes().size() > before) {
            session.identityProviders().update(provider);
        }
        if (new GuardMappers(session, provider).complete()) {
            report.changed("add-guard", provider.getAlias(), Guard.MAPPER);
        }
    }

    private void postLogin(IdentityProviderModel provider, boolean factors) {
        AuthenticationFlowModel current = flow(Binding.POST_LOGIN.flowId(provider));
        if (current == null) {
            bind(provider, Binding.POST_LOGIN, flows.postLogin(factors, Map.of()), Optional.empty());
        } else if (!holds(current, Settings.STEP)) {
            AuthenticationFlowModel flow = flows.postLoginBefore(current, factors, Map.of());
            bind(provider, Binding.POST_LOGIN, flow, Optional.of(current.getAlias()));
        } else if (factors && !holds(current, FactorSettings.REMEMBER)) {
            addFactors(provider, current);
        }
    }

    private void addFactors(IdentityProviderModel provider, AuthenticationFlowModel current) {
        if (!OwnFlows.contain(current)) {
            report.left(
                    provider.getAlias(),
                    "its post login flow " + current.getAlias()
                            + " is not the set-up's: put the factors in by hand, as the README shows");
            return;
        }
        Map<String, String> settings = PlacedStep.of(realm, current.getId())
                .filter(step -> step.is(Settings.STEP))
                .findFirst()
                .map(step -> step.config(realm))
                .orElse(Map.of());
        Optional<String> former = ProviderMemory.of(provider).former(Binding.POST_LOGIN);
        AuthenticationFlowModel flow = former.map(realm::getFlowByAlias)
                .map(other -> flows.postLoginBefore(other, true, settings))
                .orElseGet(() -> flows.postLogin(true, settings));
        bind(provider, Binding.POST_LOGIN, flow, former);
    }

    private void firstLogin(IdentityProviderModel provider) {
        AuthenticationFlowModel own = flow(Binding.FIRST_LOGIN.flowId(provider));
        AuthenticationFlowModel current = own == null ? realm.getFirstBrokerLoginFlow() : own;
        if (current == null || holds(current, Settings.STEP)) {
            return;
        }
        if (OtherProofs.areIn(realm, current.getId())) {
            AuthenticationFlowModel flow = flows.firstLogin(current, OtherProofs.substitute(realm));
            bind(provider, Binding.FIRST_LOGIN, flow, Optional.ofNullable(own).map(AuthenticationFlowModel::getAlias));
        } else {
            report.left(
                    provider.getAlias(),
                    "its first login flow " + current.getAlias() + " has no proof that the step could stand in for");
        }
    }

    private void bind(
            IdentityProviderModel provider, Binding binding, AuthenticationFlowModel flow, Optional<String> former) {
        ProviderMemory.of(provider).former(binding, former);
        binding.bind(provider, flow.getId());
        report.changed("bind-flow", provider.getAlias(), binding.word() + ": " + flow.getAlias());
    }

    private void remember(IdentityProviderModel provider, String issuer, boolean named) {
        ProviderMemory memory = ProviderMemory.of(provider);
        boolean differs = memory.issuer().filter(issuer::equals).isEmpty();
        if (memory.issuer().isEmpty() || (named && differs)) {
            memory.issuer(issuer);
            report.changed("remember-issuer", provider.getAlias(), issuer);
        }
    }

    private boolean holds(AuthenticationFlowModel flow, String authenticator) {
        return PlacedStep.any(realm, flow.getId(), step -> step.is(authenticator));
    }

    private @Nullable AuthenticationFlowModel flow(@Nullable String id) {
        return id == null ? null : realm.getAuthenticationFlowById(id);
    }
}
