package dev.identitycheck.recovery.inbound;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Registers the SPI {@code identity-check-sms-inbound}. */
public final class InboundSmsSpi implements Spi {

    static final String NAME = "identity-check-sms-inbound";

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return InboundSmsProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // the type that Keycloak asks for
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return InboundSmsProviderFactory.class;
    }
}
