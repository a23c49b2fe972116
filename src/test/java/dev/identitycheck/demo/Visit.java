package dev.identitycheck.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One request to the demo's site, and its answer. */
record Visit(HttpExchange exchange) {

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** A query parameter, empty if missing. */
    String parameter(String name) {
        String query = exchange.getRequestURI().getRawQuery();
        return value(query == null ? "" : query, "&", name)
                .map(v -> URLDecoder.decode(v, StandardCharsets.UTF_8))
                .orElse("");
    }

    Optional<String> cookie(String name) {
        String cookies = exchange.getRequestHeaders().getFirst("Cookie");
        return value(cookies == null ? "" : cookies, "; ", name);
    }

    private static Optional<String> value(String list, String separator, String name) {
        return Arrays.stream(list.split(separator, -1))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .findFirst();
    }

    byte[] body() throws IOException {
        return exchange.getRequestBody().readAllBytes();
    }

    /** The fields of a form that was posted. */
    Map<String, String> form() throws IOException {
        return Arrays.stream(new String(body(), StandardCharsets.UTF_8).split("&", -1))
                .filter(field -> field.contains("="))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                        field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8),
                        (first, second) -> first));
    }

    void setCookie(String name, String value) {
        // Another name than any of Keycloak's: cookies do not tell the ports of one host apart.
        exchange.getResponseHeaders().add("Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
    }

    void page(int status, Html page) throws IOException {
        answer(status, "text/html; charset=utf-8", page.markup().getBytes(StandardCharsets.UTF_8));
    }

    void redirect(String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    void answer(int status, String type, byte[] body) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self';"
                        + " img-src 'self' data:; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
