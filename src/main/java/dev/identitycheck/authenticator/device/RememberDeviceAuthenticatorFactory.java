package dev.identitycheck.challenge.device;

import dev.identitycheck.challenge.FlowStepFactory;
import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.AccessSettings;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Makes the step {@code identity-check-remember-device} and describes it to the admin console. */
public final class RememberDeviceFactory implements FlowStepFactory {

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

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }
}
