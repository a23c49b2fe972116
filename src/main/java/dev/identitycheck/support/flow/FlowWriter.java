package dev.identitycheck.support.flow;

import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Makes and removes flows of a realm. */
public final class FlowWriter {

    private static final String KIND = "basic-flow";

    private final KeycloakSession session;
    private final RealmModel realm;

    public FlowWriter(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** A new flow that providers can be given. */
    public AuthenticationFlowModel create(String alias, String description) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(alias);
        flow.setDescription(description);
        flow.setProviderId(KIND);
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        return realm.addAuthenticationFlow(flow);
    }

    /** Adds a required step. */
    public void addRequired(AuthenticationFlowModel to, String authenticator, int priority) {
        AuthenticationExecutionModel step = execution(priority);
        step.setParentFlow(to.getId());
        step.setAuthenticator(authenticator);
        realm.addAuthenticatorExecution(step);
    }

    /** Adds a copy of a whole flow as a required sub-flow. */
    public void addRequiredCopy(AuthenticationFlowModel to, AuthenticationFlowModel original, int priority) {
        AuthenticationExecutionModel place = execution(priority);
        place.setAuthenticatorFlow(true);
        place.setFlowId(original.getId());
        new FlowCopy(session, realm, to.getAlias(), Substitute.NONE).copy(place, to);
    }

    /** Copies all that is in a flow, with another step in place of some of it. */
    public void addAll(AuthenticationFlowModel to, AuthenticationFlowModel original, Substitute substitute) {
        new FlowCopy(session, realm, to.getAlias(), substitute).copyAll(original.getId(), to);
    }

    private static AuthenticationExecutionModel execution(int priority) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setRequirement(Requirement.REQUIRED);
        execution.setPriority(priority);
        return execution;
    }

    /** Removes a flow with all that is in it. */
    public void remove(AuthenticationFlowModel flow) {
        KeycloakModelUtils.deepDeleteAuthenticationFlow(session, realm, flow, () -> {}, () -> {}, false);
    }
}
