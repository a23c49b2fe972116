package dev.identitycheck.recovery;

import dev.identitycheck.authenticator.StatelessAuthenticatorFactory;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.settings.RecoveryIdentifySettings;
import dev.identitycheck.settings.option.Option;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Creates the authenticator {@code identity-check-recovery-identify}. */
public final class RecoveryIdentifyAuthenticatorFactory implements StatelessAuthenticatorFactory {

    @Override
    public String getId() {
        return ProviderIds.RECOVERY_IDENTIFY;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: who forgot a password";
    }

    @Override
    public String getHelpText() {
        return "First step of a reset-credentials flow: asks for the ID number and the registered contact, with a"
                + " captcha."
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
