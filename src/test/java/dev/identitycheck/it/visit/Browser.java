package dev.identitycheck.it.visit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client with cookies that follows redirects and submits SAML's self-posting forms, as a browser's script does.
 */
final class Browser {

    private static final int MOST_HOPS = 30;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final HttpClient http;
    private final Cookies cookies = new Cookies();
    private volatile String stop = "";
    private final Map<String, String> headers = new ConcurrentHashMap<>(Map.of(
            "Accept", "text/html",
            "Accept-Language", "en",
            "User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Visitor/1.0"));

    Browser() {
        this.http = HTTP;
    }

    Browser(SSLContext tls) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(tls)
                .build();
    }

    void header(String name, String value) {
        headers.put(name, value);
    }

    String cookieHeader(String name) {
        return cookies.lastHeader(name);
    }

    void keep(String url, String cookieHeader) {
        cookies.accept(URI.create(url), List.of(cookieHeader));
    }

    void copyCookie(String name, Browser from) {
        cookies.copy(name, from.cookies);
    }

    void forgetAll() {
        cookies.clear();
    }

    void forget(String path) {
        cookies.remove(path);
    }

    /** Stops following redirects to addresses that contain this text; empty to follow all. */
    void stopBefore(String part) {
        stop = part;
    }

    Page get(String url) {
        return follow(request(url).GET().build());
    }

    int status(String method, String url) {
        return send(request(url).method(method, BodyPublishers.noBody()).build())
                .statusCode();
    }

    Page post(Form form) {
        return postBody(form.action(), form.encoded());
    }

    /** Posts a form and follows no redirect, like a browser that has navigated away meanwhile. */
    void postOnly(Form form) {
        send(formRequest(form.action(), form.encoded()));
    }

    Page postBody(String url, String body) {
        return follow(formRequest(url, body));
    }

    private static HttpRequest formRequest(String url, String body) {
        return request(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMinutes(2));
    }

    private Page follow(HttpRequest first) {
        HttpRequest request = first;
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            HttpResponse<String> response = send(request);
            URI here = request.uri();
            Optional<String> location = response.headers().firstValue("Location");
            // A redirect status without an address, as on the server's page "already signed in": browsers show
            // the body.
            if (response.statusCode() / 100 == 3 && location.isPresent()) {
                String next = here.resolve(location.get()).toString();
                if (next.startsWith(Page.APPLICATION) || (!stop.isEmpty() && next.contains(stop))) {
                    return new Page(next, 0, "");
                }
                request = request(next).GET().build();
                continue;
            }
            Page page = new Page(here.toString(), response.statusCode(), response.body());
            Form relay = relay(page);
            if (relay == null) {
                return page;
            }
            request = formRequest(relay.action(), relay.encoded());
        }
        throw new AssertionError("More than " + MOST_HOPS + " redirects from " + first.uri());
    }

    private static @Nullable Form relay(Page page) {
        if (!page.body().contains("SAMLRe")) {
            return null;
        }
        Document document = Jsoup.parse(page.body(), page.url());
        var message = document.selectFirst("form:has(input[name=SAMLResponse]), form:has(input[name=SAMLRequest])");
        return message == null ? null : Form.of(message, page.url());
    }

    private HttpResponse<String> send(HttpRequest plain) {
        HttpRequest.Builder dressed = HttpRequest.newBuilder(plain, (name, value) -> true);
        headers.forEach(dressed::setHeader);
        String known = cookies.header(plain.uri());
        if (!known.isEmpty()) {
            dressed.setHeader("Cookie", known);
        }
        try {
            HttpResponse<String> response = http.send(dressed.build(), BodyHandlers.ofString());
            cookies.accept(plain.uri(), response.headers().allValues("Set-Cookie"));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(plain.method() + " " + plain.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
