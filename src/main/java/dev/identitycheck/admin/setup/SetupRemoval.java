package dev.identitycheck.admin.setup;

import dev.identitycheck.flow.ProviderRecord;
import dev.identitycheck.flow.RealmSettingsCopy;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.listener.DirectoryMappers;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Removes the set-up of a realm. Settings, ledgers and the protection of attributes stay. */
public final class SetupRemoval {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SetupReport report = new SetupReport();

    private SetupRemoval(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Undoes the set-up of a realm within the session's transaction. */
    public static SetupReport run(KeycloakSession session, RealmModel realm) {
        SetupRemoval removal = new SetupRemoval(session, realm);
        LoginProviders.all(session).forEach(removal::restore);
        new RecoverySetup(session, realm, removal.report).remove();
        removal.removeFlows();
        new ExtensionRequiredActions(realm).remove(removal.report);
        DirectoryMappers.remove(realm)
                .forEach(directory -> removal.report.changed("remove-mapper", directory, ProviderIds.DIRECTORY_MAPPER));
        RealmSettingsCopy.take(session, realm);
        ProviderRecord.forget(session, realm);
        return removal.report;
    }

    private void restore(IdentityProviderModel stored) {
        IdentityProviderModel provider = new IdentityProviderModel(stored);
        for (FlowBinding binding : FlowBinding.values()) {
            String flowId = binding.flowId(provider);
            if (flowId != null && ExtensionFlows.isExtensionFlow(realm.getAuthenticationFlowById(flowId))) {
                restore(provider, binding);
            }
        }
        PreviousBindings.of(provider).clear();
        if (!provider.getConfig().equals(stored.getConfig()) || bindingsDiffer(provider, stored)) {
            session.identityProviders().update(provider);
        }
        if (new GuardMappers(session, provider).remove()) {
            report.changed("remove-guard", provider.getAlias(), ProviderIds.GUARD_MAPPER);
        }
    }

    private static boolean bindingsDiffer(IdentityProviderModel provider, IdentityProviderModel stored) {
        for (FlowBinding binding : FlowBinding.values()) {
            if (!Optional.ofNullable(binding.flowId(provider)).equals(Optional.ofNullable(binding.flowId(stored)))) {
                return true;
            }
        }
        return false;
    }

    private void restore(IdentityProviderModel provider, FlowBinding binding) {
        Optional<String> former = PreviousBindings.of(provider).former(binding);
        Optional<AuthenticationFlowModel> flow = former.map(realm::getFlowByAlias);
        if (former.isPresent() && flow.isEmpty()) {
            report.skipped(provider.getAlias(), "its former " + binding.label() + " " + former.get() + " is gone");
        }
        binding.bind(provider, flow.map(AuthenticationFlowModel::getId).orElse(null));
        String current = flow.map(AuthenticationFlowModel::getAlias).orElse("none");
        report.changed("restore-flow", provider.getAlias(), binding.label() + ": " + current);
    }

    private void removeFlows() {
        ExtensionFlows flows = new ExtensionFlows(session, realm, report);
        List<AuthenticationFlowModel> extensionFlows = realm.getAuthenticationFlowsStream()
                .filter(ExtensionFlows::isExtensionFlow)
                .toList();
        for (AuthenticationFlowModel flow : extensionFlows) {
            if (KeycloakModelUtils.isFlowUsed(session, realm, flow)) {
                report.skipped(flow.getAlias(), "something else uses the flow");
            } else {
                flows.remove(flow);
            }
        }
    }
}
