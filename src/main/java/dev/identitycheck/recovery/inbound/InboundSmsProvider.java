package dev.identitycheck.recovery.inbound;

import java.time.Duration;
import java.util.Optional;
import org.keycloak.provider.Provider;

/** Verifies the requests of an inbound SMS gateway. */
@FunctionalInterface
public interface InboundSmsProvider extends Provider {

    /** The message of a request; empty if the request is not signed by the gateway, or too old. */
    Optional<InboundSms> verified(InboundSmsRequest request);

    /**
     * How long the id of a received message is stored, so that a replayed request has no effect: as long as
     * {@link #verified} accepts the request. The default, a year, is for requests without a timestamp.
     */
    default Duration heardFor() {
        return Duration.ofDays(365);
    }

    @Override
    default void close() {}
}
