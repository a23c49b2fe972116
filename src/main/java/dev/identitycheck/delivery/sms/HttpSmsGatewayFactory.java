package dev.identitycheck.delivery.sms;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** The gateway {@code http}. */
public final class HttpSmsGatewayFactory implements SmsGatewayProviderFactory {

    private HttpSmsOptions options = new HttpSmsOptions("", "", 0);

    @Override
    public String getId() {
        return "http";
    }

    @Override
    public void init(Config.Scope config) {
        options = HttpSmsOptions.from(config);
    }

    @Override
    public Readiness readiness() {
        return options.isConfigured() ? Readiness.CONFIGURED : Readiness.NOT_CONFIGURED;
    }

    @Override
    public SmsGatewayProvider create(KeycloakSession session) {
        return new HttpSmsGateway(session, options);
    }
}
