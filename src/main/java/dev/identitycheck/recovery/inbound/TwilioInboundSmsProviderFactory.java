package dev.identitycheck.recovery.inbound;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/**
 * Creates the provider {@code twilio}. Its secret is an entry in the realm's vault, or the option
 * {@code --spi-identity-check-sms-inbound--twilio--secret}.
 */
public final class TwilioInboundSmsProviderFactory implements InboundSmsProviderFactory {

    private InboundSmsSecret secret = InboundSmsSecret.NONE;

    @Override
    public String getId() {
        return "twilio";
    }

    @Override
    public void init(Config.Scope config) {
        secret = InboundSmsSecret.from(config);
    }

    @Override
    public InboundSmsProvider create(KeycloakSession session) {
        return secret.of(session)
                .<InboundSmsProvider>map(TwilioInboundSmsProvider::new)
                .orElse(InboundSmsSecret.REJECT_ALL);
    }
}
