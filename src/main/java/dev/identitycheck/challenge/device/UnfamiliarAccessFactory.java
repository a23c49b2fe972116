package dev.identitycheck.challenge.device;

import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.AccessSettings;
import dev.identitycheck.settings.ConsoleProperties;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the condition {@code conditional-unfamiliar-access} and describes it to the admin console. */
public final class UnfamiliarAccessFactory implements ConditionalAuthenticatorFactory {

    private static final ConditionalAuthenticator CONDITION = new UnfamiliarAccess(ServerClock::now);

    @Override
    public String getId() {
        return AccessSettings.CONDITION;
    }

    @Override
    public String getDisplayType() {
        return "Condition - unfamiliar access";
    }

    @Override
    public String getHelpText() {
        return "True in a browser in which the user has not passed this sub-flow, or not for long. The sub-flow ends with"
                + " \"Identity Check: remember this browser\".";
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ConsoleProperties.of(AccessSettings.OPTIONS);
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return CONDITION;
    }

    @Override
    public void init(Config.Scope config) {
        // The condition's settings are the flow's.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Nothing is prepared.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
