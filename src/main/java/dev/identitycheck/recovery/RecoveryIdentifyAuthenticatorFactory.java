package dev.identitycheck.recovery;

import dev.identitycheck.authenticator.StatelessAuthenticatorFactory;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.settings.option.Option;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Makes the step {@code identity-check-recovery-identify}. */
public final class RecoveryIdentifyAuthenticatorFactory implements StatelessAuthenticatorFactory {

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
        return RecoveryIdentifySettings.OPTIONS;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new RecoveryIdentifyAuthenticator(session, ServerClock::now);
    }
}
