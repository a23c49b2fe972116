package dev.identitycheck.recovery.inbound;

import java.util.Optional;
import org.keycloak.provider.Provider;

/** Knows a gateway by its requests. */
@FunctionalInterface
public interface InboundSmsProvider extends Provider {

    /** The message that a request hands over; nothing if the request is not the gateway's own, or too old. */
    Optional<InboundSms> verified(InboundRequest request);

    @Override
    default void close() {}
}
