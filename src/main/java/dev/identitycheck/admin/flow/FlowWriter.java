package dev.identitycheck.admin.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Creates and removes authentication flows of a realm. */
public final class FlowWriter {

    private static final String FLOW_PROVIDER_ID = "basic-flow";
    private static final String AUTHENTICATOR_SPI = "authenticator";

    private final KeycloakSession session;
    private final RealmModel realm;

    private @Nullable ConfigUses uses;

    public FlowWriter(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Creates an empty top-level flow, which can be bound to identity providers. */
    public AuthenticationFlowModel create(String alias, String description) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(alias);
        flow.setDescription(description);
        flow.setProviderId(FLOW_PROVIDER_ID);
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        return realm.addAuthenticationFlow(flow);
    }

    /** Adds a required execution. */
    public void addRequired(AuthenticationFlowModel to, String authenticator, int priority) {
        add(to, authenticator, Requirement.REQUIRED, priority, Optional.empty());
    }

    /**
     * Adds an execution.
     *
     * @param config the id of the execution's configuration, which several executions may share
     */
    public void add(
            AuthenticationFlowModel to,
            String authenticator,
            Requirement requirement,
            int priority,
            Optional<String> config) {
        AuthenticationExecutionModel execution = execution(priority);
        execution.setParentFlow(to.getId());
        execution.setRequirement(requirement);
        execution.setAuthenticator(authenticator);
        config.ifPresent(execution::setAuthenticatorConfig);
        realm.addAuthenticatorExecution(execution);
    }

    /** Adds an empty sub-flow. */
    public AuthenticationFlowModel addSubFlow(
            AuthenticationFlowModel to, String name, Requirement requirement, int priority) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(to.getAlias() + " " + name);
        flow.setDescription(to.getDescription());
        flow.setProviderId(FLOW_PROVIDER_ID);
        flow.setTopLevel(false);
        flow.setBuiltIn(false);
        AuthenticationFlowModel added = realm.addAuthenticationFlow(flow);
        AuthenticationExecutionModel subFlow = execution(priority);
        subFlow.setParentFlow(to.getId());
        subFlow.setRequirement(requirement);
        subFlow.setAuthenticatorFlow(true);
        subFlow.setFlowId(added.getId());
        realm.addAuthenticatorExecution(subFlow);
        return added;
    }

    /** Adds a configuration that several executions may share. */
    public String addConfig(String alias, Map<String, String> values) {
        AuthenticatorConfigModel config = new AuthenticatorConfigModel();
        config.setAlias(alias);
        config.setConfig(new HashMap<>(values));
        return realm.addAuthenticatorConfig(config).getId();
    }

    /** Gives an execution another configuration; its former one goes unless another execution shares it. */
    public void configure(AuthenticationExecutionModel execution, String config) {
        removeIfUnused(execution.getAuthenticatorConfig());
        uses().add(config);
        execution.setAuthenticatorConfig(config);
        realm.updateAuthenticatorExecution(execution);
    }

    /** Whether the server has an authenticator: some authenticators belong to a feature that can be switched off. */
    public boolean isAvailable(String authenticator) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        return factory.getSpis().stream()
                .filter(spi -> spi.getName().equals(AUTHENTICATOR_SPI))
                .anyMatch(spi -> factory.getProviderFactory(spi.getProviderClass(), authenticator) != null);
    }

    /** Adds a copy of a whole flow as a required sub-flow. */
    public void addRequiredCopy(AuthenticationFlowModel to, AuthenticationFlowModel original, int priority) {
        AuthenticationExecutionModel subFlow = execution(priority);
        subFlow.setAuthenticatorFlow(true);
        subFlow.setFlowId(original.getId());
        new FlowCopy(session, realm, to.getAlias(), SubstituteStep.NONE).copy(subFlow, to);
    }

    /** Copies every execution of a flow, with a substitute for some of them. */
    public void addAll(AuthenticationFlowModel to, AuthenticationFlowModel original, SubstituteStep substitute) {
        new FlowCopy(session, realm, to.getAlias(), substitute).copyAll(original.getId(), to);
    }

    private static AuthenticationExecutionModel execution(int priority) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setRequirement(Requirement.REQUIRED);
        execution.setPriority(priority);
        return execution;
    }

    /** Removes a flow with its executions, sub-flows and configurations. */
    public void remove(AuthenticationFlowModel flow) {
        // KeycloakModelUtils#deepDeleteAuthenticationFlow is not used: its parameters differ from version to version.
        for (AuthenticationExecutionModel execution :
                realm.getAuthenticationExecutionsStream(flow.getId()).toList()) {
            AuthenticationFlowModel subFlow =
                    execution.getFlowId() == null ? null : realm.getAuthenticationFlowById(execution.getFlowId());
            if (subFlow != null) {
                remove(subFlow);
            }
            remove(execution);
        }
        realm.removeAuthenticationFlow(flow);
    }

    /** Removes an execution, with its configuration unless another execution shares it. */
    public void remove(AuthenticationExecutionModel execution) {
        removeIfUnused(execution.getAuthenticatorConfig());
        realm.removeAuthenticatorExecution(execution);
    }

    private void removeIfUnused(@Nullable String id) {
        AuthenticatorConfigModel config = uses().removeLast(id) ? realm.getAuthenticatorConfigById(id) : null;
        if (config != null) {
            realm.removeAuthenticatorConfig(config);
        }
    }

    private ConfigUses uses() {
        ConfigUses counted = uses == null ? ConfigUses.in(realm) : uses;
        uses = counted;
        return counted;
    }
}
