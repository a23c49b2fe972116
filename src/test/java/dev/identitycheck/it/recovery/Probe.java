package dev.identitycheck.it.recovery;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Http;
import dev.identitycheck.it.visit.Form;
import dev.identitycheck.it.visit.Page;
import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A browser that measures. */
record Probe(Agency agency, HttpClient http) {

    static Probe at(Agency agency) {
        return new Probe(
                agency,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(new Jar())
                        .followRedirects(Redirect.ALWAYS)
                        .build());
    }

    /**
     * Says who it is, and then enters a wrong code.
     *
     * @param planted time that is added to what is measured
     */
    TimingIT.Answer recovers(String number, String email, Duration planted) {
        Page begin = page(get(agency.url() + "/login-actions/reset-credentials?client_id=app"));
        Form form = Forgetful.filled(begin, number, email).with("altcha", Forgetful.solution(begin));
        long start = System.nanoTime();
        HttpResponse<String> asked = post(form);
        HttpResponse<String> wrong =
                post(page(asked).codeForm().with("code", "000000").and("action", "verify"));
        TimingIT.pauses(planted);
        double millis = (System.nanoTime() - start) / 1e6;
        return new TimingIT.Answer(shape(asked) + " " + shape(wrong), millis);
    }

    // What passes while a test goes on has more digits or fewer.
    private static String shape(HttpResponse<String> response) {
        int size = response.body()
                .replaceAll("\\d+ (seconds?|minutes?|hours?)", "")
                .length();
        return response.statusCode() + " " + size + " "
                + new TreeSet<>(response.headers().map().keySet());
    }

    private static Page page(HttpResponse<String> response) {
        return new Page(response.uri().toString(), response.statusCode(), response.body());
    }

    private HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET().build());
    }

    private HttpResponse<String> post(Form form) {
        return send(HttpRequest.newBuilder(URI.create(form.action()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encoded()))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        return Http.send(http, request);
    }

    /** Keeps every cookie of the one realm, on plain http too, as browsers do on their own machine. */
    private static final class Jar extends CookieHandler {

        private final Map<String, String> cookies = new TreeMap<>();

        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
            return cookies.isEmpty()
                    ? Map.of()
                    : Map.of(
                            "Cookie",
                            List.of(cookies.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .collect(Collectors.joining("; "))));
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) {
            headers.getOrDefault("set-cookie", List.of()).forEach(cookie -> {
                String pair = cookie.split(";", 2)[0];
                int end = pair.indexOf('=');
                cookies.put(pair.substring(0, end), pair.substring(end + 1));
            });
        }
    }
}
