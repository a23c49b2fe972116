package dev.identitycheck.challenge;

import dev.identitycheck.pin.PinOnFile;
import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.CodeStepSettings;
import dev.identitycheck.settings.ConsoleProperties;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the step {@code identity-check-code} and describes it to the admin console. */
public final class CodeStepAuthenticatorFactory implements AuthenticatorFactory {

    @Override
    public String getId() {
        return CodeStepSettings.STEP;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: ask for a code or PIN";
    }

    @Override
    public String getHelpText() {
        return "For any flow with a user: asks each time for a one-time code sent to a contact already on file, or for the"
                + " PIN, as the person chose.";
    }

    // As with the other step, no category that Keycloak counts for: its lock would shut the whole account.
    @Override
    public String getReferenceCategory() {
        return CodeStepSettings.STEP;
    }

    // What the Account Console lists where this step stands in a flow.
    @Override
    public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
        return Set.of(PinOnFile.TYPE, "identity-check-phone");
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ConsoleProperties.of(CodeStepSettings.OPTIONS);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new CodeStepAuthenticator(ServerClock::now);
    }

    @Override
    public void init(Config.Scope config) {
        // The courier is the other step's.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Nothing to prepare.
    }

    @Override
    public void close() {
        // Holds nothing of its own.
    }
}
