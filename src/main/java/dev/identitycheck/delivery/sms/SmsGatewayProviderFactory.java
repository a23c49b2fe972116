package dev.identitycheck.delivery.sms;

import dev.identitycheck.keycloak.SimpleProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Creates the gateways of one kind. A kind may have several gateways: options come from
 * {@code --spi-sms-gateway--<id>--<option>} for the gateway that has the name of its kind, and from
 * {@code --spi-sms-gateway--<id>--<name>-<option>} for others. A realm chooses a gateway by its name.
 */
public interface SmsGatewayProviderFactory extends SimpleProviderFactory<SmsGatewayProvider> {

    /** The option without which a gateway is not configured. */
    String requiredOption();

    /**
     * Creates a gateway for one session. The session's context has the realm.
     *
     * @param options the options of this gateway
     * @throws SmsException when an option is invalid; the text names the option and never its value
     */
    SmsGatewayProvider create(KeycloakSession session, GatewayOptions options) throws SmsException;

    /** Checks that a gateway could be created, without sending anything. */
    default void check(KeycloakSession session, GatewayOptions options) throws SmsException {
        create(session, options).close();
    }

    /** Whether this gateway may serve a realm that names none. */
    default Readiness readiness(GatewayOptions options) {
        return options.has(requiredOption()) ? Readiness.CONFIGURED : Readiness.NOT_CONFIGURED;
    }

    /** How far the operator has configured a gateway. */
    enum Readiness {
        /** A required option is missing. */
        NOT_CONFIGURED,
        /** The gateway works, but any gateway that the operator configured takes precedence. */
        FALLBACK,
        /** The operator configured the gateway. */
        CONFIGURED
    }

    /** Creates the gateway that has the name of its kind: Keycloak's own method to create providers takes no name. */
    @Override
    default SmsGatewayProvider create(KeycloakSession session) {
        return message -> {
            GatewayOptions options = GatewayOptions.configured(getId(), getId());
            if (readiness(options) == Readiness.NOT_CONFIGURED) {
                throw SmsException.refused("there is no gateway " + getId() + " that is set up");
            }
            create(session, options).send(message);
        };
    }
}
