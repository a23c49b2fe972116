package dev.identitycheck.authenticator.identity;

import dev.identitycheck.authenticator.StatelessAuthenticatorFactory;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.ServerClock;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Makes the authenticator {@code identity-check-remember} and describes it to the admin console. */
public final class RememberIdentityAuthenticatorFactory implements StatelessAuthenticatorFactory {

    @Override
    public String getId() {
        return ProviderIds.REMEMBER_IDENTITY;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: a factor confirms a new identity";
    }

    @Override
    public String getHelpText() {
        return "The last step under the condition \"new identity\", after a passkey, an authenticator app or"
                + " recovery codes:"
                + " where one was passed that had been set up before, the identity is known from then on.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new RememberIdentityAuthenticator(session, ServerClock::now);
    }
}
