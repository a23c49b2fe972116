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

    private static final String SEPARATOR = "-";

    /** The gateway of a kind and a name, whether or not it is configured. */
    static GatewayInstance of(SmsGatewayProviderFactory factory, String name) {
        Config.Scope config = scope(factory);
        String prefix = name.equals(factory.getId()) ? "" : name + SEPARATOR;
        return new GatewayInstance(factory, new GatewayOptions(name, prefix, config::get));
    }

    /** Every gateway of a kind. */
    static Stream<GatewayInstance> all(SmsGatewayProviderFactory factory) {
        return Stream.concat(Stream.of(factory.getId()), names(factory)).map(name -> of(factory, name));
    }

    // Keycloak 26.7 has no other method that lists the options that are set.
    @SuppressWarnings("deprecation")
    private static Stream<String> names(SmsGatewayProviderFactory factory) {
        String end = SEPARATOR + factory.requiredOption();
        return scope(factory).getPropertyNames().stream()
                .map(key -> key.substring(key.lastIndexOf("--") + 2))
                .filter(option -> option.endsWith(end) && option.length() > end.length())
                .map(option -> option.substring(0, option.length() - end.length()))
                .distinct();
    }

    private static Config.Scope scope(SmsGatewayProviderFactory factory) {
        return Config.scope(SmsGatewaySpi.NAME, factory.getId());
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
