package dev.identitycheck.delivery.sms.http;

import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.http.impl.client.CloseableHttpClient;
import org.keycloak.connections.httpclient.HttpClientBuilder;

/** The gateway under test, on a client made as Keycloak makes its own. */
public final class Gateway {

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "deadlines");
        thread.setDaemon(true);
        return thread;
    });

    private static final CloseableHttpClient CLIENT =
            new HttpClientBuilder().disableRedirectHandling().build();

    private Gateway() {}

    public static SmsGatewayProvider of(Map<String, String> options) throws SmsException {
        return of(options(options), CLIENT);
    }

    static SmsGatewayProvider of(GatewayOptions options) throws SmsException {
        return of(options, CLIENT);
    }

    static SmsGatewayProvider of(GatewayOptions options, CloseableHttpClient client) throws SmsException {
        return new HttpSmsGateway(client, HttpSmsOptions.of(options, options.text("secret", "")), CLOCK);
    }

    static GatewayOptions options(Map<String, String> options) {
        return new GatewayOptions("http", "", options::get);
    }
}
