package dev.identitycheck.challenge.device;

import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.AccessSettings;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the step {@code identity-check-remember-device} and describes it to the admin console. */
public final class RememberDeviceFactory implements AuthenticatorFactory {

    private static final Authenticator STEP = new RememberDevice(ServerClock::now);

    @Override
    public String getId() {
        return AccessSettings.REMEMBER;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: remember this browser";
    }

    @Override
    public String getHelpText() {
        return "The last step under the condition \"unfamiliar access\": where a step before it was passed, the next access"
                + " from this browser is familiar.";
    }

    // "otp" or none would feed Keycloak's counters; a credential it is not.
    @Override
    public String getReferenceCategory() {
        return AccessSettings.REMEMBER;
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
        return STEP;
    }

    @Override
    public void init(Config.Scope config) {
        // The step has no settings.
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
