package dev.identitycheck.delivery.sms.http;

import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.delivery.sms.SmsGatewayProviderFactory;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;

/** Creates the gateway {@code http}. */
public final class HttpSmsGatewayFactory implements SmsGatewayProviderFactory {

    private final ScheduledThreadPoolExecutor deadlines = deadlineExecutor();

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
        return new HttpSmsGateway(session.getProvider(HttpClientProvider.class).getHttpClient(), read, deadlines);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }

    private static ScheduledThreadPoolExecutor deadlineExecutor() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "identity-check-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
