package dev.identitycheck.delivery.sms.log;

import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.delivery.sms.SmsGatewayProviderFactory;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;

/** The gateway {@code log}: in development mode, or with {@code --spi-sms-gateway--log--enabled-in-production=true}. */
public final class LogSmsGatewayFactory implements SmsGatewayProviderFactory {

    private static final String TOLD = "enabled-in-production";

    @Override
    public String getId() {
        return "log";
    }

    @Override
    public String requiredOption() {
        return TOLD;
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
        boolean own = options.name().equals(getId());
        return own && (Environment.isDevMode() || options.text(TOLD, "").equals("true"));
    }
}
