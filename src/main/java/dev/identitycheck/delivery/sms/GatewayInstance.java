package dev.identitycheck.delivery.sms;

import dev.identitycheck.delivery.sms.SmsGatewayProviderFactory.Readiness;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/**
 * One gateway that the server's options may configure.
 *
 * @param factory creates the gateway
 * @param options the options of this gateway
 */
record GatewayInstance(SmsGatewayProviderFactory factory, GatewayOptions options) {

    /** The gateway of a kind and a name, whether or not it is configured. */
    static GatewayInstance of(SmsGatewayProviderFactory factory, String name) {
        return new GatewayInstance(factory, GatewayOptions.configured(factory.getId(), name));
    }

    /** Every gateway of a kind. */
    static Stream<GatewayInstance> all(SmsGatewayProviderFactory factory) {
        return Stream.concat(Stream.of(factory.getId()), names(factory)).map(name -> of(factory, name));
    }

    // Keycloak 26.7 has no other method that lists the options that are set.
    @SuppressWarnings("deprecation")
    private static Stream<String> names(SmsGatewayProviderFactory factory) {
        String end = GatewayOptions.SEPARATOR + factory.requiredOption();
        return Config.scope(GatewayOptions.SPI, factory.getId()).getPropertyNames().stream()
                .map(key -> key.substring(key.lastIndexOf("--") + 2))
                .filter(option -> option.endsWith(end) && option.length() > end.length())
                .map(option -> option.substring(0, option.length() - end.length()))
                .distinct();
    }

    String name() {
        return options.name();
    }

    Readiness readiness() {
        return factory.readiness(options);
    }

    boolean isReady() {
        return readiness() != Readiness.NOT_CONFIGURED;
    }

    SmsGatewayProvider open(KeycloakSession session) throws SmsException {
        return factory.create(session, options);
    }

    void check(KeycloakSession session) throws SmsException {
        factory.check(session, options);
    }
}
