package dev.identitycheck.recovery.inbound;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/**
 * Creates the provider {@code hmac}. Its secret is an entry in the realm's vault, or the option
 * {@code --spi-identity-check-sms-inbound--hmac--secret}.
 */
public final class HmacInboundSmsProviderFactory implements InboundSmsProviderFactory {

    private InboundSmsSecret secret = InboundSmsSecret.NONE;

    @Override
    public String getId() {
        return "hmac";
    }

    @Override
    public void init(Config.Scope config) {
        secret = InboundSmsSecret.from(config);
    }

    @Override
    public InboundSmsProvider create(KeycloakSession session) {
        return secret.of(session)
                .<InboundSmsProvider>map(HmacInboundSmsProvider::new)
                .orElse(InboundSmsSecret.REJECT_ALL);
    }
}
