package dev.identitycheck.support.setup;

import dev.identitycheck.guard.Guard;
import dev.identitycheck.link.PlacedStep;
import dev.identitycheck.settings.Settings;
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

    /**
     * Sets one provider up.
     *
     * @param firstBrokerLogin also for the first login with an identity
     * @param named the administrator named this provider, and so accepts whose assertions it takes now
     */
    void run(IdentityProviderModel stored, boolean firstBrokerLogin, boolean named) {
        if (stored.isTransientUsers()) {
            report.left(stored.getAlias(), "its users are transient: there is no account to protect");
            return;
        }
        int before = report.changes().size();
        IdentityProviderModel provider = new IdentityProviderModel(stored);
        postLogin(provider);
        if (firstBrokerLogin) {
            firstLogin(provider);
        }
        Providers.issuer(provider).ifPresent(issuer -> remember(provider, issuer, named));
        if (report.changes().size() > before) {
            session.identityProviders().update(provider);
        }
        if (new GuardMappers(session, provider).complete()) {
            report.changed("add-guard", provider.getAlias(), Guard.MAPPER);
        }
    }

    private void postLogin(IdentityProviderModel provider) {
        AuthenticationFlowModel current = flow(Binding.POST_LOGIN.flowId(provider));
        if (current == null) {
            bind(provider, Binding.POST_LOGIN, flows.postLogin(), Optional.empty());
        } else if (!holdsStep(current)) {
            bind(provider, Binding.POST_LOGIN, flows.postLoginBefore(current), Optional.of(current.getAlias()));
        }
    }

    private void firstLogin(IdentityProviderModel provider) {
        AuthenticationFlowModel own = flow(Binding.FIRST_LOGIN.flowId(provider));
        AuthenticationFlowModel current = own == null ? realm.getFirstBrokerLoginFlow() : own;
        if (current == null || holdsStep(current)) {
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

    private boolean holdsStep(AuthenticationFlowModel flow) {
        return PlacedStep.any(realm, flow.getId(), step -> step.is(Settings.STEP));
    }

    private @Nullable AuthenticationFlowModel flow(@Nullable String id) {
        return id == null ? null : realm.getAuthenticationFlowById(id);
    }
}
