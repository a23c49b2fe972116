package dev.identitycheck.admin.setup;

import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Replaces the realm's reset-credentials flow by the recovery with number and code. The former flow is stored in the
 * realm's attributes by its alias, which survives an import.
 */
public final class RecoverySetup {

    private static final String RESET_PASSWORD = "reset-password";
    private static final String FORMER_FLOW = "identity-check.formerResetFlow";
    private static final String FORMERLY_ALLOWED = "identity-check.formerlyResetAllowed";
    private static final String LABEL = "reset credentials flow: ";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SetupReport report;

    RecoverySetup(KeycloakSession session, RealmModel realm, SetupReport report) {
        this.session = session;
        this.realm = realm;
        this.report = report;
    }

    /** Whether the realm's reset-credentials flow runs the recovery with number and code. */
    public static boolean isBound(RealmModel realm) {
        AuthenticationFlowModel flow = realm.getResetCredentialsFlow();
        return flow != null && FlowExecution.any(realm, flow.getId(), step -> step.is(ProviderIds.RECOVERY_IDENTIFY));
    }

    void run() {
        if (isBound(realm)) {
            return;
        }
        Optional.ofNullable(realm.getResetCredentialsFlow())
                .ifPresent(former -> realm.setAttribute(FORMER_FLOW, former.getAlias()));
        realm.setAttribute(FORMERLY_ALLOWED, realm.isResetPasswordAllowed());
        AuthenticationFlowModel flow = new ExtensionFlows(session, realm, report)
                .recovery(ProviderIds.RECOVERY_IDENTIFY, ProviderIds.RECOVERY_CODE, RESET_PASSWORD);
        realm.setResetCredentialsFlow(flow);
        report.changed("bind-flow", realm.getName(), LABEL + flow.getAlias());
        switchForgotPassword(true);
    }

    void remove() {
        if (!ExtensionFlows.isExtensionFlow(realm.getResetCredentialsFlow())) {
            return;
        }
        Optional<String> former = Optional.ofNullable(realm.getAttribute(FORMER_FLOW));
        Optional<AuthenticationFlowModel> flow = former.map(realm::getFlowByAlias);
        if (flow.isEmpty()) {
            report.skipped(realm.getName(), "its former reset credentials flow " + former.orElse("") + " is gone");
            return;
        }
        realm.setResetCredentialsFlow(flow.get());
        report.changed("restore-flow", realm.getName(), LABEL + flow.get().getAlias());
        switchForgotPassword(realm.getAttribute(FORMERLY_ALLOWED, true));
        realm.removeAttribute(FORMER_FLOW);
        realm.removeAttribute(FORMERLY_ALLOWED);
    }

    private void switchForgotPassword(boolean isOn) {
        if (realm.isResetPasswordAllowed() != isOn) {
            realm.setResetPasswordAllowed(isOn);
            report.changed("forgot-password", realm.getName(), isOn ? "on" : "off");
        }
    }
}
