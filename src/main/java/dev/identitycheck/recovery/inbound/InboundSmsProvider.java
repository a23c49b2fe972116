package dev.identitycheck.recovery.inbound;

import java.time.Duration;
import java.util.Optional;
import org.keycloak.provider.Provider;

/** Knows a gateway by its requests. */
@FunctionalInterface
public interface InboundSmsProvider extends Provider {

    /** The message that a request hands over; nothing if the request is not the gateway's own, or too old. */
    Optional<InboundSms> verified(InboundSmsRequest request);

    /**
     * For how long a message that was heard is remembered, so that a request which somebody kept begins nothing a second time: as
     * long as {@link #verified} takes it. A year, where a request has no time in it.
     */
    default Duration heardFor() {
        return Duration.ofDays(365);
    }

    @Override
    default void close() {}
}
