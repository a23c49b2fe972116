package dev.identitycheck.recovery.inbound;

import dev.identitycheck.keycloak.SimpleProviderFactory;

/** Makes what knows a gateway. Its id is what the realm setting {@code smsInbound} names. */
public interface InboundSmsProviderFactory extends SimpleProviderFactory<InboundSmsProvider> {}
