package dev.identitycheck.recovery.inbound;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes what knows a gateway. Its id is what the realm setting {@code smsInbound} names. */
public interface InboundSmsProviderFactory extends ProviderFactory<InboundSmsProvider> {

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory factory) {}

    @Override
    default void close() {}
}
