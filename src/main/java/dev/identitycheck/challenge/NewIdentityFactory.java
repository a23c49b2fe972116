package dev.identitycheck.challenge;

import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.FactorSettings;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the condition {@code conditional-new-identity} and describes it to the admin console. */
public final class NewIdentityFactory implements ConditionalAuthenticatorFactory {

    private static final ConditionalAuthenticator CONDITION = new NewIdentity(ServerClock::now);

    @Override
    public String getId() {
        return FactorSettings.CONDITION;
    }

    @Override
    public String getDisplayType() {
        return "Condition - new identity";
    }

    @Override
    public String getHelpText() {
        return "True where the step \"Identity Check: confirm a new identity\" of the same flow would ask, by that step's"
                + " settings.";
    }

    @Override
    public boolean isConfigurable() {
        return false;
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
        return List.of();
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return CONDITION;
    }

    @Override
    public void init(Config.Scope config) {
        // The settings are those of the step in the same flow.
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
