package dev.identitycheck.admin.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Makes and removes flows of a realm. */
public final class FlowWriter {

    private static final String KIND = "basic-flow";
    private static final String STEPS = "authenticator";

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
        add(to, authenticator, Requirement.REQUIRED, priority, Optional.empty());
    }

    /**
     * Adds a step.
     *
     * @param config the id of its settings, which it may share with others
     */
    public void add(
            AuthenticationFlowModel to,
            String authenticator,
            Requirement requirement,
            int priority,
            Optional<String> config) {
        AuthenticationExecutionModel step = execution(priority);
        step.setParentFlow(to.getId());
        step.setRequirement(requirement);
        step.setAuthenticator(authenticator);
        config.ifPresent(step::setAuthenticatorConfig);
        realm.addAuthenticatorExecution(step);
    }

    /** Adds a sub-flow with nothing in it yet. */
    public AuthenticationFlowModel addSubFlow(
            AuthenticationFlowModel to, String name, Requirement requirement, int priority) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(to.getAlias() + " " + name);
        flow.setDescription(to.getDescription());
        flow.setProviderId(KIND);
        flow.setTopLevel(false);
        flow.setBuiltIn(false);
        AuthenticationFlowModel added = realm.addAuthenticationFlow(flow);
        AuthenticationExecutionModel place = execution(priority);
        place.setParentFlow(to.getId());
        place.setRequirement(requirement);
        place.setAuthenticatorFlow(true);
        place.setFlowId(added.getId());
        realm.addAuthenticatorExecution(place);
        return added;
    }

    /** Adds settings that several steps may share. */
    public String addSettings(String alias, Map<String, String> values) {
        AuthenticatorConfigModel config = new AuthenticatorConfigModel();
        config.setAlias(alias);
        config.setConfig(new HashMap<>(values));
        return realm.addAuthenticatorConfig(config).getId();
    }

    /** Whether the server has such a step: some belong to a feature that can be switched off. */
    public boolean knows(String authenticator) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        return factory.getSpis().stream()
                .filter(spi -> spi.getName().equals(STEPS))
                .anyMatch(spi -> factory.getProviderFactory(spi.getProviderClass(), authenticator) != null);
    }

    /** Adds a copy of a whole flow as a required sub-flow. */
    public void addRequiredCopy(AuthenticationFlowModel to, AuthenticationFlowModel original, int priority) {
        AuthenticationExecutionModel place = execution(priority);
        place.setAuthenticatorFlow(true);
        place.setFlowId(original.getId());
        new FlowCopy(session, realm, to.getAlias(), SubstituteStep.NONE).copy(place, to);
    }

    /** Copies all that is in a flow, with another step in place of some of it. */
    public void addAll(AuthenticationFlowModel to, AuthenticationFlowModel original, SubstituteStep substitute) {
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
        // Not by KeycloakModelUtils#deepDeleteAuthenticationFlow, whose parameters differ from version to version.
        for (AuthenticationExecutionModel execution :
                realm.getAuthenticationExecutionsStream(flow.getId()).toList()) {
            AuthenticationFlowModel part =
                    execution.getFlowId() == null ? null : realm.getAuthenticationFlowById(execution.getFlowId());
            if (part != null) {
                remove(part);
            }
            AuthenticatorConfigModel config = execution.getAuthenticatorConfig() == null
                    ? null
                    : realm.getAuthenticatorConfigById(execution.getAuthenticatorConfig());
            if (config != null) {
                realm.removeAuthenticatorConfig(config);
            }
            realm.removeAuthenticatorExecution(execution);
        }
        realm.removeAuthenticationFlow(flow);
    }
}
