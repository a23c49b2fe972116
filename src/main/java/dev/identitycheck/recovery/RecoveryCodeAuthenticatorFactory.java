package dev.identitycheck.recovery;

import dev.identitycheck.authenticator.StatelessAuthenticatorFactory;
import dev.identitycheck.delivery.DispatcherOptions;
import dev.identitycheck.delivery.MessageDispatcher;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.settings.RecoveryCodeSettings;
import dev.identitycheck.settings.option.Option;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;

/** Makes the step {@code identity-check-recovery-code}. */
public final class RecoveryCodeAuthenticatorFactory implements StatelessAuthenticatorFactory {

    /** The provider's id. */
    public static final String ID = "identity-check-recovery-code";

    private RecoveryCodeQueue post = new RecoveryCodeQueue(DispatcherOptions.DEFAULT, ServerClock::now);

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: code for a new password";
    }

    @Override
    public String getHelpText() {
        return "Second step of a reset-credentials flow: asks for the code that was sent to the contact on file, if there is"
                + " one. Whoever enters it may go on, and signs in anew afterwards.";
    }

    @Override
    public List<Option<?>> options() {
        return RecoveryCodeSettings.OPTIONS;
    }

    /** What takes orders on this server. */
    RecoveryCodeQueue post() {
        return post;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new RecoveryCodeAuthenticator(session, post, ServerClock::now);
    }

    @Override
    public void init(Config.Scope config) {
        post = new RecoveryCodeQueue(DispatcherOptions.from(config), ServerClock::now);
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return MessageDispatcher.NEEDS;
    }

    @Override
    public void close() {
        post.close();
    }
}
