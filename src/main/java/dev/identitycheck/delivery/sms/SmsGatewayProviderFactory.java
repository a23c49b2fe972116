package dev.identitycheck.delivery.sms;

import dev.identitycheck.keycloak.SimpleProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Makes gateways of one kind. There may be several: options come from {@code --spi-sms-gateway--<id>--<option>} for the
 * gateway that is called like its kind, and from {@code --spi-sms-gateway--<id>--<name>-<option>} for others. Realms choose
 * one by its name.
 */
public interface SmsGatewayProviderFactory extends SimpleProviderFactory<SmsGatewayProvider> {

    /** The option without which there is no gateway. */
    String requiredOption();

    /**
     * Makes a gateway for one session. The session's context has the realm.
     *
     * @param options the gateway's own
     * @throws SmsException when the options are no use; the text names the option and never its value
     */
    SmsGatewayProvider create(KeycloakSession session, GatewayOptions options) throws SmsException;

    /** Looks whether a gateway could be made, without sending anything. */
    default void check(KeycloakSession session, GatewayOptions options) throws SmsException {
        create(session, options).close();
    }

    /** Whether a realm that names no gateway may be given this one. */
    default Readiness readiness(GatewayOptions options) {
        return options.has(requiredOption()) ? Readiness.CONFIGURED : Readiness.NOT_CONFIGURED;
    }

    /** How far the operator has set up a gateway. */
    enum Readiness {
        /** It lacks what it needs. */
        NOT_CONFIGURED,
        /** It works, but gives way to any that was set up on purpose. */
        FALLBACK,
        /** It was set up on purpose. */
        CONFIGURED
    }

    /** Gateways are made by name; Keycloak's own way to make providers knows no names. */
    @Override
    default SmsGatewayProvider create(KeycloakSession session) {
        return message -> SmsGateways.named(session, getId()).send(message);
    }
}
