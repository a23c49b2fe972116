package dev.identitycheck.admin.flow;

import java.util.List;
import org.keycloak.deployment.DeployedConfigurationsManager;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** One copy of a flow. Everything in it gets the copy's name in front of its own, as Keycloak's own copies have it. */
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
        List<AuthenticationExecutionModel> all =
                realm.getAuthenticationExecutionsStream(flowId).toList();
        all.stream().filter(e -> !substitute.replaced().test(e)).forEach(e -> copy(e, to));
        all.stream().filter(substitute.replaced()).findFirst().ifPresent(e -> substitute(e, all, to));
    }

    private void substitute(
            AuthenticationExecutionModel original, List<AuthenticationExecutionModel> all, AuthenticationFlowModel to) {
        AuthenticationExecutionModel step = placed(original, to);
        step.setAuthenticator(substitute.authenticator());
        // Keycloak (26.7) passes over an alternative step that stands beside a required one.
        if (all.stream().anyMatch(e -> !substitute.replaced().test(e) && (e.isRequired() || e.isConditional()))) {
            step.setRequirement(Requirement.REQUIRED);
        }
        realm.addAuthenticatorExecution(step);
    }

    void copy(AuthenticationExecutionModel original, AuthenticationFlowModel to) {
        AuthenticationExecutionModel copy = placed(original, to);
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

    private static AuthenticationExecutionModel placed(
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

    // What providers bring along is shared; what the realm has belongs to one step alone.
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
