package dev.identitycheck.recovery;

import dev.identitycheck.challenge.FlowStepFactory;
import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.Option;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Makes the step {@code identity-check-recovery-identify}. */
public final class IdentifyFactory implements FlowStepFactory {

    /** The provider's id. */
    public static final String ID = "identity-check-recovery-identify";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: who forgot a password";
    }

    @Override
    public String getHelpText() {
        return "First step of a reset-credentials flow: asks for the ID number and the registered contact, with a captcha."
                + " Whether there is such an account is not told.";
    }

    @Override
    public List<Option<?>> options() {
        return IdentifySettings.OPTIONS;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new Identify(session, ServerClock::now);
    }
}
