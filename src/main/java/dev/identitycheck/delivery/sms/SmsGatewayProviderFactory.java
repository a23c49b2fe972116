package dev.identitycheck.delivery.sms;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes gateways of one kind. Options come from {@code --spi-sms-gateway--<id>--<option>}. */
public interface SmsGatewayProviderFactory extends ProviderFactory<SmsGatewayProvider> {

    /** Whether a realm that names no gateway may be given this one. */
    Readiness readiness();

    /** How far the operator has set up a gateway. */
    enum Readiness {
        /** It lacks what it needs. */
        NOT_CONFIGURED,
        /** It works, but gives way to any that was set up on purpose. */
        FALLBACK,
        /** It was set up on purpose. */
        CONFIGURED
    }

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory factory) {}

    @Override
    default void close() {}
}
