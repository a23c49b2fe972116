package dev.identitycheck.delivery.sms.http;

import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.delivery.sms.SmsGatewayProviderFactory;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;

/** The gateway {@code http}. */
public final class HttpSmsGatewayFactory implements SmsGatewayProviderFactory {

    private final ScheduledThreadPoolExecutor clock = clock();

    @Override
    public String getId() {
        return "http";
    }

    @Override
    public String requiredOption() {
        return "url";
    }

    @Override
    public SmsGatewayProvider create(KeycloakSession session, GatewayOptions options) throws SmsException {
        HttpSmsOptions read = HttpSmsOptions.of(options, options.secret(session, "secret"));
        return new HttpSmsGateway(session.getProvider(HttpClientProvider.class).getHttpClient(), read, clock);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "identity-check-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
