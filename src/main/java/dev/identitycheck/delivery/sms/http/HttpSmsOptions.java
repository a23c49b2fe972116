package dev.identitycheck.delivery.sms.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsException;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a gateway {@code http}.
 *
 * @param url the URL that requests are sent to
 * @param method the HTTP method
 * @param headers the headers besides the content type, with secrets filled in
 * @param body the template of the body
 * @param success the rule for answers that mean that a message was accepted
 * @param from the sender to show
 * @param user the user name, for the placeholder in the body
 * @param secret the secret, for the placeholder in the body
 * @param connectMillis how long connecting may take
 * @param answerMillis how long the answer may take
 */
record HttpSmsOptions(
        URI url,
        String method,
        Map<String, String> headers,
        BodyTemplate body,
        SuccessRule success,
        String from,
        String user,
        String secret,
        int connectMillis,
        int answerMillis) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAIN_BODY = "{\"to\":\"{to}\",\"from\":\"{from}\",\"text\":\"{text}\"}";

    // No method that carries the message in the URL, which every proxy writes to its log.
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");

    static HttpSmsOptions of(GatewayOptions options, String secret) throws SmsException {
        String user = options.text("user", "");
        Map<String, String> headers = headers(options, new Placeholders(Map.of("user", user, "secret", secret)));
        authorization(options, user, secret).ifPresent(value -> headers.put("Authorization", value));
        return new HttpSmsOptions(
                url(options),
                method(options),
                Map.copyOf(headers),
                body(options),
                success(options),
                options.text("from", ""),
                user,
                secret,
                options.number("connect-timeout", 3_000, 100, 60_000),
                options.number("timeout", 5_000, 100, 60_000));
    }

    private static URI url(GatewayOptions options) throws SmsException {
        try {
            URI url = URI.create(options.text("url"));
            if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw options.wrong("url", "is no address");
        }
        throw options.wrong("url", "is no address of a web service");
    }

    private static String method(GatewayOptions options) throws SmsException {
        String method = options.text("method", "POST");
        if (!METHODS.contains(method)) {
            throw options.wrong("method", "is none of POST, PUT and PATCH");
        }
        return method;
    }

    private static Map<String, String> headers(GatewayOptions options, Placeholders values) throws SmsException {
        JsonNode headers = json(options, "headers", "{}");
        if (!headers.isObject()) {
            throw options.wrong("headers", "is no JSON object");
        }
        Map<String, String> filled = new LinkedHashMap<>();
        for (var header : headers.properties()) {
            requireKnown(options, "headers", header.getValue().asText(), Placeholders.OF_SETTINGS);
            filled.put(header.getKey(), values.fill(header.getValue().asText()));
        }
        return filled;
    }

    private static Optional<String> authorization(GatewayOptions options, String user, String secret)
            throws SmsException {
        return switch (options.text("auth", "none")) {
            case "none" -> Optional.empty();
            case "bearer" -> Optional.of("Bearer " + secret);
            case "basic" ->
                Optional.of("Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8)));
            default -> throw options.wrong("auth", "is none of none, basic and bearer");
        };
    }

    private static BodyTemplate body(GatewayOptions options) throws SmsException {
        BodyTemplate body =
                switch (options.text("format", "json")) {
                    case "json" -> new BodyTemplate.Json(json(options, "body", PLAIN_BODY));
                    case "form" -> form(options);
                    default -> throw options.wrong("format", "is neither json nor form");
                };
        for (String text : body.texts().toList()) {
            requireKnown(options, "body", text, Placeholders.OF_MESSAGES);
        }
        return body;
    }

    private static BodyTemplate form(GatewayOptions options) throws SmsException {
        try {
            return BodyTemplate.Form.parse(options.text("body"));
        } catch (IllegalArgumentException e) {
            throw options.wrong("body", "has a field without a value, where name=value is wanted");
        }
    }

    private static SuccessRule success(GatewayOptions options) throws SmsException {
        String pointer = options.text("success-pointer", "");
        try {
            return new SuccessRule(
                    StatusRange.parse(options.text("success-status", "200-299")),
                    pointer.isEmpty() ? Optional.empty() : Optional.of(JsonPointer.compile(pointer)),
                    options.names("success-value"));
        } catch (IllegalArgumentException e) {
            throw options.wrong("success-status or success-pointer", "cannot be read");
        }
    }

    private static JsonNode json(GatewayOptions options, String option, String otherwise) throws SmsException {
        try {
            return JSON.readTree(options.text(option, otherwise));
        } catch (JsonProcessingException e) {
            throw options.wrong(option, "is no JSON");
        }
    }

    private static void requireKnown(GatewayOptions options, String option, String text, Set<String> names)
            throws SmsException {
        Optional<String> unknown = Placeholders.unknown(text, names);
        if (unknown.isPresent()) {
            throw options.wrong(option, "has a name that stands for nothing there");
        }
    }

    @Override
    public String toString() {
        return "HttpSmsOptions[" + url.getHost() + "]";
    }
}
