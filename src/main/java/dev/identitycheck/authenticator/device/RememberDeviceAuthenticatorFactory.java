package dev.identitycheck.authenticator.device;

import dev.identitycheck.authenticator.StatelessAuthenticatorFactory;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.settings.RememberDeviceSettings;
import dev.identitycheck.settings.option.Option;
import java.security.SecureRandom;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Makes the authenticator {@code identity-check-remember-device} and describes it to the admin console. */
public final class RememberDeviceAuthenticatorFactory implements StatelessAuthenticatorFactory {

    private static final Authenticator STEP = new RememberDeviceAuthenticator(new SecureRandom(), ServerClock::now);

    @Override
    public String getId() {
        return ProviderIds.REMEMBER_DEVICE;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: remember this browser";
    }

    @Override
    public String getHelpText() {
        return "The last step under the condition \"unfamiliar access\": where a step before it was passed, the next"
                + " access from this browser is familiar, and the owner is told of a new one. Alone in a flow, where"
                + " its setting says so, it tells the owner of each login from a browser that the account does not"
                + " know, and asks nothing.";
    }

    @Override
    public List<Option<?>> options() {
        return RememberDeviceSettings.OPTIONS;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }
}
