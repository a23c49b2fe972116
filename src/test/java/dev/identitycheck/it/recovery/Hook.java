package dev.identitycheck.it.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.identitycheck.it.stage.Agency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A gateway that hands over what people wrote.
 *
 * @param agency to whom
 * @param node at which of several servers
 */
public record Hook(Agency agency, int node) {

    /** What the shared server's gateway signs with. */
    private static final String SECRET = "what both of them know";

    public static Hook at(Agency agency) {
        return at(agency, 0);
    }

    static Hook at(Agency agency, int node) {
        return new Hook(agency, node);
    }

    /** Hands over a text message, signed as the server expects it; answers the status of the response. */
    public int hears(String id, String from, String text) {
        return hears(id, from, text, SECRET);
    }

    int hears(String id, String from, String text, String secret) {
        String body = "{\"id\":\"" + id + "\",\"from\":\"" + from + "\",\"text\":\"" + text + "\"}";
        String at = Long.toString(Instant.now().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        agency.site().url(node) + "/realms/" + agency.name() + "/identity-check/sms-inbound"))
                .header("Content-Type", "application/json")
                .header("X-Timestamp", at)
                .header("X-Signature", sign(secret, at + "." + body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
