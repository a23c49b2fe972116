package dev.identitycheck.challenge;

import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.FactorSettings;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Makes the step {@code identity-check-remember} and describes it to the admin console. */
public final class RememberIdentityFactory implements FlowStepFactory {

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

    @Override
    public Authenticator create(KeycloakSession session) {
        return new RememberIdentity(session, ServerClock::now);
    }
}
