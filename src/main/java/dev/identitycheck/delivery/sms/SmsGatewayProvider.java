package dev.identitycheck.delivery.sms;

import org.keycloak.provider.Provider;

/** A gateway that hands text messages to a carrier. */
@FunctionalInterface
public interface SmsGatewayProvider extends Provider {

    /**
     * Hands over one message, within the gateway's own time-outs. The method is called on a worker thread, and never
     * twice for the same message unless it threw {@link SmsException#refused} or {@link SmsException#busy}.
     *
     * @throws SmsException when the gateway did not accept the message, or it is unknown whether it did
     */
    void send(SmsMessage message) throws SmsException;

    @Override
    default void close() {}
}
