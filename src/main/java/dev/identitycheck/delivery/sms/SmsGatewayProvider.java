package dev.identitycheck.delivery.sms;

import org.keycloak.provider.Provider;

/** A way to hand text messages to a carrier. */
public interface SmsGatewayProvider extends Provider {

    /**
     * Hands over one message, within the gateway's own time-outs. It is called on a worker thread, never twice for the
     * same message.
     *
     * @throws SmsException when the gateway did not take it
     */
    void send(SmsMessage message) throws SmsException;

    @Override
    default void close() {}
}
