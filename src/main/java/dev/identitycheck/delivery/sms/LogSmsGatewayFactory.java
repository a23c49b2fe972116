package dev.identitycheck.delivery.sms;

import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;

/** The gateway {@code log}: in development mode, or with {@code --spi-sms-gateway--log--enabled-in-production=true}. */
public final class LogSmsGatewayFactory implements SmsGatewayProviderFactory {

    private boolean allowed;

    @Override
    public String getId() {
        return "log";
    }

    @Override
    public void init(Config.Scope config) {
        boolean told = Boolean.TRUE.equals(config.getBoolean("enabled-in-production", Boolean.FALSE));
        allowed = Environment.isDevMode() || told;
    }

    @Override
    public Readiness readiness() {
        return allowed ? Readiness.FALLBACK : Readiness.NOT_CONFIGURED;
    }

    @Override
    public SmsGatewayProvider create(KeycloakSession session) {
        return new LogSmsGateway(allowed);
    }
}
