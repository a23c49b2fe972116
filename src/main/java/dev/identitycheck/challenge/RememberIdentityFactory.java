package dev.identitycheck.challenge;

import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.FactorSettings;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the step {@code identity-check-remember} and describes it to the admin console. */
public final class RememberIdentityFactory implements AuthenticatorFactory {

    @Override
    public String getId() {
        return FactorSettings.REMEMBER;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: a factor confirms a new identity";
    }

    @Override
    public String getHelpText() {
        return "The last step under the condition \"new identity\", after a passkey, an authenticator app or recovery codes:"
                + " where one was passed that had been set up before, the identity is known from then on.";
    }

    // "otp" or none would feed Keycloak's counters; a credential it is not.
    @Override
    public String getReferenceCategory() {
        return FactorSettings.REMEMBER;
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
    public Authenticator create(KeycloakSession session) {
        return new RememberIdentity(session, ServerClock::now);
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
