package dev.identitycheck.recovery.password;

import dev.identitycheck.authenticator.StatelessAuthenticatorFactory;
import dev.identitycheck.credential.PasswordGenerator;
import dev.identitycheck.delivery.DeliveryQueues;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.ServerClock;
import java.security.SecureRandom;
import java.util.Set;
import org.keycloak.authentication.Authenticator;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;

/** Creates the authenticator {@code identity-check-recovery-password}. */
public final class TemporaryPasswordAuthenticatorFactory implements StatelessAuthenticatorFactory {

    private final PasswordGenerator passwords = new PasswordGenerator(new SecureRandom());
    private final DeliveryQueues<String> queues = DeliveryQueues.ofRealms();

    @Override
    public String getId() {
        return ProviderIds.RECOVERY_PASSWORD;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: mail a temporary password";
    }

    @Override
    public String getHelpText() {
        return "In the place of the step that asks for a new password: mails the account's name and a random"
                + " password, which must"
                + " be changed at the next login. A mailbox that others read gives them the account: prefer the page.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new TemporaryPasswordAuthenticator(session, passwords, queues, ServerClock::now);
    }

    // These providers are closed after this factory, so that queued messages can be sent.
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(EmailTemplateProvider.class, EmailSenderProvider.class);
    }

    @Override
    public void close() {
        queues.close();
    }
}
