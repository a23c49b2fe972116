package dev.identitycheck.delivery.sms.log;

import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.delivery.sms.SmsGatewayProviderFactory;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;

/** Creates {@code log}, for development mode or {@code --spi-sms-gateway--log--enabled-in-production=true}. */
public final class LogSmsGatewayFactory implements SmsGatewayProviderFactory {

    private static final String ENABLED_IN_PRODUCTION = "enabled-in-production";

    @Override
    public String getId() {
        return "log";
    }

    @Override
    public String requiredOption() {
        return ENABLED_IN_PRODUCTION;
    }

    @Override
    public Readiness readiness(GatewayOptions options) {
        return isAllowed(options) ? Readiness.FALLBACK : Readiness.NOT_CONFIGURED;
    }

    @Override
    public SmsGatewayProvider create(KeycloakSession session, GatewayOptions options) throws SmsException {
        return new LogSmsGateway(isAllowed(options));
    }

    private boolean isAllowed(GatewayOptions options) {
        boolean isDefaultInstance = options.name().equals(getId());
        return isDefaultInstance
                && (Environment.isDevMode()
                        || options.text(ENABLED_IN_PRODUCTION, "").equals("true"));
    }
}
