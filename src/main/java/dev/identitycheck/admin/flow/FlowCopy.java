package dev.identitycheck.admin.flow;

import java.util.List;
import org.keycloak.deployment.DeployedConfigurationsManager;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Copies executions of an authentication flow. Copied sub-flows and configurations get the name of the copy as a
 * prefix, as in Keycloak's own copies of flows.
 */
final class FlowCopy {

    private final RealmModel realm;
    private final DeployedConfigurationsManager deployed;
    private final String name;
    private final SubstituteStep substitute;

    FlowCopy(KeycloakSession session, RealmModel realm, String name, SubstituteStep substitute) {
        this.realm = realm;
        this.deployed = new DeployedConfigurationsManager(session);
        this.name = name;
        this.substitute = substitute;
    }

    void copyAll(String flowId, AuthenticationFlowModel to) {
        List<AuthenticationExecutionModel> executions =
                realm.getAuthenticationExecutionsStream(flowId).toList();
        executions.stream().filter(e -> !substitute.replaced().test(e)).forEach(e -> copy(e, to));
        executions.stream().filter(substitute.replaced()).findFirst().ifPresent(e -> addSubstitute(e, executions, to));
    }

    private void addSubstitute(
            AuthenticationExecutionModel original,
            List<AuthenticationExecutionModel> executions,
            AuthenticationFlowModel to) {
        AuthenticationExecutionModel step = newExecution(original, to);
        step.setAuthenticator(substitute.authenticator());
        // Keycloak (26.7) skips an alternative execution beside a required one.
        if (executions.stream()
                .anyMatch(e -> !substitute.replaced().test(e) && (e.isRequired() || e.isConditional()))) {
            step.setRequirement(Requirement.REQUIRED);
        }
        realm.addAuthenticatorExecution(step);
    }

    void copy(AuthenticationExecutionModel original, AuthenticationFlowModel to) {
        AuthenticationExecutionModel copy = newExecution(original, to);
        copy.setAuthenticator(original.getAuthenticator());
        if (original.getAuthenticatorConfig() != null) {
            copy.setAuthenticatorConfig(config(original.getAuthenticatorConfig()));
        }
        if (original.isAuthenticatorFlow()) {
            copy.setAuthenticatorFlow(true);
            copy.setFlowId(subFlow(original.getFlowId()));
        }
        realm.addAuthenticatorExecution(copy);
    }

    private static AuthenticationExecutionModel newExecution(
            AuthenticationExecutionModel original, AuthenticationFlowModel to) {
        AuthenticationExecutionModel copy = new AuthenticationExecutionModel();
        copy.setParentFlow(to.getId());
        copy.setRequirement(original.getRequirement());
        copy.setPriority(original.getPriority());
        return copy;
    }

    private String subFlow(String id) {
        AuthenticationFlowModel original = realm.getAuthenticationFlowById(id);
        AuthenticationFlowModel copy = new AuthenticationFlowModel();
        copy.setAlias(name + " " + original.getAlias());
        copy.setDescription(original.getDescription());
        copy.setProviderId(original.getProviderId());
        AuthenticationFlowModel added = realm.addAuthenticationFlow(copy);
        copyAll(id, added);
        return added.getId();
    }

    // A configuration that a provider deploys is shared; a configuration of the realm belongs to one execution alone.
    private String config(String id) {
        AuthenticatorConfigModel original = deployed.getAuthenticatorConfig(realm, id);
        if (deployed.getDeployedAuthenticatorConfig(id) != null) {
            return id;
        }
        AuthenticatorConfigModel copy = new AuthenticatorConfigModel();
        copy.setAlias(name + " " + original.getAlias());
        copy.setConfig(original.getConfig());
        return realm.addAuthenticatorConfig(copy).getId();
    }
}
