package dev.identitycheck.recovery.inbound;

import dev.identitycheck.keycloak.SimpleProviderFactory;

/** Creates a provider for a gateway. The realm setting {@code smsInbound} names the id of the factory. */
public interface InboundSmsProviderFactory extends SimpleProviderFactory<InboundSmsProvider> {}
