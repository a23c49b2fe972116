package dev.identitycheck.authenticator.code;

import dev.identitycheck.account.PhoneCredential;
import dev.identitycheck.authenticator.StatelessAuthenticatorFactory;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.settings.CodeOrPinSettings;
import dev.identitycheck.settings.option.Option;
import java.util.List;
import java.util.Set;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** Makes the authenticator {@code identity-check-code} and describes it to the admin console. */
public final class CodeOrPinAuthenticatorFactory implements StatelessAuthenticatorFactory {

    @Override
    public String getId() {
        return ProviderIds.CODE_OR_PIN;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: ask for a code or PIN";
    }

    @Override
    public String getHelpText() {
        return "For any flow with a user: asks each time for a one-time code sent to a contact already on file, or"
                + " for the"
                + " PIN, as the person chose.";
    }

    // The credential types that the Account Console lists if this step is in a flow.
    @Override
    public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
        return Set.of(PinCredentialStore.TYPE, PhoneCredential.TYPE);
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public List<Option<?>> options() {
        return CodeOrPinSettings.OPTIONS;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new CodeOrPinAuthenticator(ServerClock::now);
    }
}
