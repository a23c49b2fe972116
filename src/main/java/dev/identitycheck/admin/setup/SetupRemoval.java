package dev.identitycheck.admin.setup;

import dev.identitycheck.account.AccountData;
import dev.identitycheck.account.attribute.AttributeNames;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.flow.ProviderRecord;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.RealmRecord;
import dev.identitycheck.listener.DirectoryMappers;
import dev.identitycheck.listener.UserProfileProtection;
import dev.identitycheck.settings.option.RealmOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Removes the set-up of a realm. Settings, ledgers and the protection of attributes stay, and so do flows that the
 * set-up did not make; only the removal of everything takes them too.
 */
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
        removal.undo(false);
        ProviderRecord.forget(session, realm);
        ForeignFlows flows = new ForeignFlows(session, realm);
        List<ForeignFlows.ForeignFlow> foreignFlows = flows.all();
        if (foreignFlows.isEmpty() && !flows.isSetUp()) {
            // A flow that still holds a step has use for them.
            removal.withdrawContacts();
        }
        for (ForeignFlows.ForeignFlow foreign : foreignFlows) {
            removal.report.skipped(
                    foreign.flow().getAlias(), "the set-up did not make it, and " + foreign.description());
        }
        return removal.report;
    }

    /**
     * Undoes the set-up, and removes everything of this extension from the realm within the session's transaction: its
     * steps in any flow, its settings, what it keeps of the realm and of its users, and the protection of that.
     */
    public static SetupReport runForEverything(KeycloakSession session, RealmModel realm) {
        SetupRemoval removal = new SetupRemoval(session, realm);
        ForeignFlows flows = new ForeignFlows(session, realm);
        flows.all().forEach(foreign -> flows.clear(foreign, removal.report));
        removal.undo(true);
        removal.removeData();
        return removal.report;
    }

    private void undo(boolean isEverything) {
        LoginProviders.all(session).forEach(provider -> restore(provider, isEverything));
        new RecoverySetup(session, realm, report).remove();
        removeFlows();
        new SecurityCentreClient(session, realm, report).remove();
        new ExtensionRequiredActions(realm).remove(report);
        DirectoryMappers.remove(realm)
                .forEach(directory -> report.changed("remove-mapper", directory, ProviderIds.DIRECTORY_MAPPER));
    }

    private void withdrawContacts() {
        List<String> contacts = UserProfileProtection.withdrawUnusedContacts(session, realm);
        if (!contacts.isEmpty()) {
            report.changed("withdraw-attributes", realm.getName(), String.join(" ", contacts));
        }
    }

    // Without its protection, what is stored of a user could be written by the user: one goes with the other.
    private void removeData() {
        List<String> settings = realm.getAttributes().keySet().stream()
                .filter(RealmOption::isOwn)
                .sorted()
                .toList();
        settings.forEach(name -> {
            realm.removeAttribute(name);
            report.changed("remove-setting", name, "");
        });
        // Once: Keycloak 26.7 fails to remove a component that the same transaction has written.
        RealmRecord.change(session, realm, Map::clear);
        int attributes = AccountData.remove(session, realm);
        if (attributes > 0) {
            report.changed("remove-account-data", realm.getName(), attributes + " attributes of users");
        }
        List<String> withdrawn = UserProfileProtection.withdraw(session, realm);
        if (!withdrawn.isEmpty()) {
            report.changed("unprotect-attributes", realm.getName(), AttributeNames.summary(withdrawn));
        }
    }

    private void restore(IdentityProviderModel stored, boolean isEverything) {
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
        GuardMappers guards = new GuardMappers(session, provider);
        if (!isEverything && ProtectedProviders.holdsStep(realm, provider)) {
            // Without it, the step in a flow of the realm's own would refuse new identities.
            if (guards.hasGuard()) {
                report.skipped(
                        provider.getAlias(),
                        "its guard stays while a flow of the provider holds the step; call this once more when none"
                                + " does");
            }
        } else if (guards.remove()) {
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
