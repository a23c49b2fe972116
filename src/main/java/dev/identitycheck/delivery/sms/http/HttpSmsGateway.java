package dev.identitycheck.delivery.sms.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.delivery.sms.SmsMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpEntity;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;

/** Sends messages through a provider's web service, by Keycloak's own client with its trust store and proxies. */
final class HttpSmsGateway implements SmsGatewayProvider {

    private static final int LARGEST_ANSWER = 64 * 1024;

    private final CloseableHttpClient client;
    private final HttpSmsOptions options;
    private final ScheduledExecutorService deadlines;

    HttpSmsGateway(CloseableHttpClient client, HttpSmsOptions options, ScheduledExecutorService deadlines) {
        this.client = client;
        this.options = options;
        this.deadlines = deadlines;
    }

    @Override
    public void send(SmsMessage message) throws SmsException {
        NonRepeatableEntity body = new NonRepeatableEntity(new StringEntity(
                options.body().fill(values(message)), options.body().type()));
        HttpUriRequest request = request(body);
        // A server that sends a byte now and then keeps the client's own time-out from expiring.
        Future<?> deadline = deadlines.schedule(
                request::abort, options.connectMillis() + (long) options.answerMillis(), TimeUnit.MILLISECONDS);
        try (CloseableHttpResponse response = client.execute(request)) {
            HttpEntity answer = response.getEntity();
            options.success().judge(response.getStatusLine().getStatusCode(), read(answer));
        } catch (IOException e) {
            throw failed(body.isBegun(), e);
        } finally {
            deadline.cancel(false);
        }
    }

    private static SmsException failed(boolean begun, IOException cause) {
        String kind = cause.getClass().getSimpleName();
        return begun
                ? SmsException.uncertain("the gateway did not answer: " + kind, cause)
                : SmsException.busy("the gateway could not be reached: " + kind, cause);
    }

    private HttpUriRequest request(NonRepeatableEntity body) {
        RequestBuilder request = RequestBuilder.create(options.method())
                .setUri(options.url())
                .setEntity(body)
                .setConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(options.connectMillis())
                        .setConnectTimeout(options.connectMillis())
                        .setSocketTimeout(options.answerMillis())
                        .setRedirectsEnabled(false)
                        .build());
        options.headers().forEach(request::setHeader);
        return request.build();
    }

    private Placeholders values(SmsMessage message) {
        return new Placeholders(Map.of(
                "to", message.to(),
                "to-digits", message.to().substring(1),
                "from", message.from().isEmpty() ? options.from() : message.from(),
                "text", message.text(),
                "user", options.user(),
                "secret", options.secret()));
    }

    private String read(HttpEntity answer) throws IOException {
        if (answer == null || !options.success().readsBody()) {
            return "";
        }
        try (InputStream content = answer.getContent()) {
            return new String(content.readNBytes(LARGEST_ANSWER), UTF_8);
        }
    }
}
