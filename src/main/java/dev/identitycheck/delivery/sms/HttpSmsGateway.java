package dev.identitycheck.delivery.sms;

import java.io.IOException;
import java.util.Map;
import org.apache.http.client.config.RequestConfig;
import org.keycloak.http.simple.SimpleHttp;
import org.keycloak.http.simple.SimpleHttpResponse;
import org.keycloak.models.KeycloakSession;

/** Posts each message as {@code {"to","from","text"}}; any 2xx answer is success. */
final class HttpSmsGateway implements SmsGatewayProvider {

    // An answer is looked at for its status alone.
    private static final long LARGEST_ANSWER = 64L * 1024;

    private final KeycloakSession session;
    private final HttpSmsOptions options;

    HttpSmsGateway(KeycloakSession session, HttpSmsOptions options) {
        this.session = session;
        this.options = options;
    }

    @Override
    public void send(SmsMessage message) throws SmsException {
        String from = message.from().isEmpty() ? options.from() : message.from();
        try (SimpleHttpResponse response = client().doPost(options.url())
                .json(Map.of("to", message.to(), "from", from, "text", message.text()))
                .asResponse()) {
            int status = response.getStatus();
            if (status < 200 || status > 299) {
                throw new SmsException("the gateway answered " + status, null);
            }
        } catch (IOException e) {
            throw new SmsException(
                    "the gateway could not be reached: " + e.getClass().getSimpleName(), e);
        }
    }

    private SimpleHttp client() {
        int wait = options.timeoutMillis();
        return SimpleHttp.create(session)
                .withMaxConsumedResponseSize(LARGEST_ANSWER)
                .withRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(wait)
                        .setConnectTimeout(wait)
                        .setSocketTimeout(wait)
                        .setRedirectsEnabled(false)
                        .build());
    }
}
