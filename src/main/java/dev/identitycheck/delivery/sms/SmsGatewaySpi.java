package dev.identitycheck.delivery.sms;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Registers the SPI {@code sms-gateway} with the server. */
public final class SmsGatewaySpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return GatewayOptions.SPI;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return SmsGatewayProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // the type that Keycloak asks for
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return SmsGatewayProviderFactory.class;
    }
}
