package dev.identitycheck.recovery.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The provider for gateways that sign with HMAC: the header {@code X-Signature} is HMAC-SHA-256, in hexadecimal digits,
 * of the header {@code X-Timestamp} (epoch seconds), a dot and the body, which is JSON {@code {"id","from","text"}}.
 *
 * @param secret the shared secret
 */
record HmacInboundSmsProvider(String secret) implements InboundSmsProvider {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final Duration LATEST = Duration.ofMinutes(5);

    @Override
    public Optional<InboundSms> verified(InboundSmsRequest request) {
        String at = request.header("X-Timestamp").orElse("");
        String signature = request.header("X-Signature").orElse("");
        String expected = HexFormat.of().formatHex(HmacSignature.of("HmacSHA256", secret, at + "." + request.body()));
        return HmacSignature.isSame(expected, signature) && isFresh(at, request.now())
                ? message(request.body())
                : Optional.empty();
    }

    // The gateway's clock may also be ahead.
    @Override
    public Duration heardFor() {
        return LATEST.multipliedBy(2).plusSeconds(1);
    }

    private static boolean isFresh(String at, Instant now) {
        return SECONDS.matcher(at).matches()
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(at)), now)
                                .abs()
                                .compareTo(LATEST)
                        <= 0;
    }

    private static Optional<InboundSms> message(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            boolean whole = json.path("id").isTextual()
                    && json.path("from").isTextual()
                    && json.path("text").isTextual();
            return whole
                    ? Optional.of(new InboundSms(
                            json.path("id").textValue(),
                            json.path("from").textValue(),
                            json.path("text").textValue()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "HmacInboundSmsProvider[***]";
    }
}
