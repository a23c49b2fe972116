package dev.identitycheck.it.walk;

import dev.identitycheck.it.stage.Http;
import dev.identitycheck.it.visit.Cookies;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An HTTP client with a browser's cookies that follows no redirect by itself. */
final class Surfer {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final Cookies cookies = new Cookies();

    /** A response; {@code location} holds the address of a redirect. */
    record Reply(String url, int status, Optional<String> location, String body) {}

    Reply get(String url) {
        return send(request(url).GET());
    }

    Reply post(String url, Map<String, String> form) {
        return send(request(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    /** Sends a request without cookies, as a program does. */
    static Reply asks(String method, String url, String token, String type, String body) {
        HttpRequest.Builder request = request(url)
                .header("Accept", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        return reply(Http.send(HTTP, request.build()));
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    void forgets() {
        cookies.clear();
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMinutes(1));
    }

    private Reply send(HttpRequest.Builder builder) {
        builder.header("Accept", "text/html").header("Accept-Language", "en");
        URI url = builder.build().uri();
        String known = cookies.header(url);
        if (!known.isEmpty()) {
            builder.header("Cookie", known);
        }
        HttpResponse<String> response = Http.send(HTTP, builder.build());
        cookies.accept(url, response.headers().allValues("Set-Cookie"));
        return reply(response);
    }

    private static Reply reply(HttpResponse<String> response) {
        URI here = response.request().uri();
        Optional<String> location = response.statusCode() / 100 == 3
                ? response.headers().firstValue("Location").map(l -> here.resolve(l)
                        .toString())
                : Optional.empty();
        return new Reply(here.toString(), response.statusCode(), location, response.body());
    }
}
