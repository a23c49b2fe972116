package dev.identitycheck.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The SMS gateway in the other direction: hands text messages of the demo's people to the server, signed. */
final class InboundGateway {

    /** What the demo's server and its gateway sign with; made anew at each start. */
    static final String SECRET = SignIn.random();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI hook;

    InboundGateway(DemoSettings settings) {
        this.hook = URI.create(settings.loopbackUrl() + "/realms/agency/identity-check/sms-inbound");
    }

    /** Hands a text message over; returns the status of the answer, 204 if it was taken. */
    int handOver(String from, String text) throws IOException, InterruptedException {
        String body = JSON.createObjectNode()
                .put("id", SignIn.random())
                .put("from", from)
                .put("text", text)
                .toString();
        String at = Long.toString(Instant.now().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(hook)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("X-Timestamp", at)
                .header("X-Signature", sign(at + "." + body))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has HmacSHA256
        }
    }
}
