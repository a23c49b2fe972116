package dev.identitycheck.recovery;

import dev.identitycheck.authenticator.StatelessAuthenticatorFactory;
import dev.identitycheck.delivery.DispatcherOptions;
import dev.identitycheck.delivery.MessageDispatcher;
import dev.identitycheck.domain.otp.CodeGenerator;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.keycloak.ServerSingletons;
import dev.identitycheck.settings.RecoveryCodeSettings;
import dev.identitycheck.settings.option.Option;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;

/** Creates the authenticator {@code identity-check-recovery-code}. */
public final class RecoveryCodeAuthenticatorFactory implements StatelessAuthenticatorFactory {

    private final SecureRandom random = new SecureRandom();
    private final CodeGenerator generator = new CodeGenerator(random);
    private RecoveryCodeQueue queue = new RecoveryCodeQueue(DispatcherOptions.DEFAULT, random, ServerClock::now);

    @Override
    public String getId() {
        return ProviderIds.RECOVERY_CODE;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: code for a new password";
    }

    @Override
    public String getHelpText() {
        return "Second step of a reset-credentials flow: asks for the code that was sent to the contact on file, if"
                + " there is"
                + " one. Whoever enters it may go on, and signs in anew afterwards.";
    }

    @Override
    public List<Option<?>> options() {
        return RecoveryCodeSettings.OPTIONS;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new RecoveryCodeAuthenticator(session, generator, queue, ServerClock::now);
    }

    @Override
    public void init(Config.Scope config) {
        queue = new RecoveryCodeQueue(DispatcherOptions.from(config), random, ServerClock::now);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        ServerSingletons.add(factory, RecoveryCodeQueue.class, queue);
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return MessageDispatcher.NEEDS;
    }

    @Override
    public void close() {
        ServerSingletons.remove(RecoveryCodeQueue.class, queue);
        queue.close();
    }
}
