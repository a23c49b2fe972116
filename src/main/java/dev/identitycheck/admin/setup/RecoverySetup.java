package dev.identitycheck.admin.setup;

import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.recovery.RecoveryCodeAuthenticatorFactory;
import dev.identitycheck.recovery.RecoveryIdentifyAuthenticatorFactory;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Puts the recovery by number and code in the place of the realm's reset-credentials flow. What stood there before is
 * remembered in the realm's attributes by its alias, which survives an import.
 */
public final class RecoverySetup {

    private static final String RESET_PASSWORD = "reset-password";
    private static final String FORMER_FLOW = "identity-check.formerResetFlow";
    private static final String FORMERLY_ALLOWED = "identity-check.formerlyResetAllowed";
    private static final String WORD = "reset credentials flow: ";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SetupReport report;

    RecoverySetup(KeycloakSession session, RealmModel realm, SetupReport report) {
        this.session = session;
        this.realm = realm;
        this.report = report;
    }

    /** Whether forgotten passwords are recovered by number and code. */
    public static boolean isBound(RealmModel realm) {
        AuthenticationFlowModel flow = realm.getResetCredentialsFlow();
        return flow != null
                && FlowExecution.any(realm, flow.getId(), step -> step.is(RecoveryIdentifyAuthenticatorFactory.ID));
    }

    void run() {
        if (isBound(realm)) {
            return;
        }
        Optional.ofNullable(realm.getResetCredentialsFlow())
                .ifPresent(former -> realm.setAttribute(FORMER_FLOW, former.getAlias()));
        realm.setAttribute(FORMERLY_ALLOWED, realm.isResetPasswordAllowed());
        AuthenticationFlowModel flow = new ExtensionFlows(session, realm, report)
                .recovery(RecoveryIdentifyAuthenticatorFactory.ID, RecoveryCodeAuthenticatorFactory.ID, RESET_PASSWORD);
        realm.setResetCredentialsFlow(flow);
        realm.setResetPasswordAllowed(true);
        report.changed("bind-flow", realm.getName(), WORD + flow.getAlias());
    }

    void remove() {
        if (!ExtensionFlows.contain(realm.getResetCredentialsFlow())) {
            return;
        }
        Optional<String> former = Optional.ofNullable(realm.getAttribute(FORMER_FLOW));
        Optional<AuthenticationFlowModel> flow = former.map(realm::getFlowByAlias);
        if (flow.isEmpty()) {
            report.left(realm.getName(), "its former reset credentials flow " + former.orElse("") + " is gone");
            return;
        }
        realm.setResetCredentialsFlow(flow.get());
        realm.setResetPasswordAllowed(realm.getAttribute(FORMERLY_ALLOWED, true));
        realm.removeAttribute(FORMER_FLOW);
        realm.removeAttribute(FORMERLY_ALLOWED);
        report.changed("restore-flow", realm.getName(), WORD + flow.get().getAlias());
    }
}
