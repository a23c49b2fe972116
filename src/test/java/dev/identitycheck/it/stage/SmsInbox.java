package dev.identitycheck.it.stage;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import dev.identitycheck.server.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMS gateway on a port of its own that keeps received messages, and can be made to refuse, delay or stop. */
public final class SmsInbox implements AutoCloseable {

    static final String PATH = "/send";

    private final int port = Port.free();
    private final List<Sms> messages = new CopyOnWriteArrayList<>();
    private WireMockServer server;

    SmsInbox() {
        server = started();
        warmUp();
    }

    // The first request loads so many classes that it may exceed the 800 ms for which a server waits.
    private void warmUp() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url()))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        try {
            HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        messages.clear();
    }

    private WireMockServer started() {
        WireMockServer started = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("0.0.0.0")
                .port(port)
                .containerThreads(80)
                .globalTemplating(false));
        started.addMockServiceRequestListener((request, response) -> keep(request));
        started.start();
        answers(started, aResponse().withStatus(200));
        return started;
    }

    private void keep(Request request) {
        if (request.getUrl().equals(PATH)) {
            JsonNode json = Json.read(request.getBodyAsString());
            messages.add(new Sms(
                    json.path("to").asText(),
                    json.path("from").asText(),
                    json.path("text").asText()));
        }
    }

    private static void answers(WireMockServer server, ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    int port() {
        return port;
    }

    public String url() {
        return "http://localhost:" + port + PATH;
    }

    public void refuses() {
        answers(server, aResponse().withStatus(500));
    }

    /** Responds with status 500 after this delay. */
    public void refusesAfter(Duration each) {
        answers(server, aResponse().withStatus(500).withFixedDelay((int) each.toMillis()));
    }

    /** Responds with status 200 after this delay. */
    public void isSlow(Duration each) {
        answers(server, aResponse().withStatus(200).withFixedDelay((int) each.toMillis()));
    }

    /** Delays each response for longer than a test lasts. */
    public void hangs() {
        isSlow(Duration.ofMinutes(5));
    }

    public void resetsConnections() {
        answers(server, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    /** Stops the gateway: connections are refused. */
    public synchronized void goesDown() {
        server.stop();
    }

    /** Empties the inbox and restores normal operation. */
    public synchronized void reset() {
        if (!server.isRunning()) {
            server = started();
        }
        server.resetAll();
        answers(server, aResponse().withStatus(200));
        messages.clear();
    }

    /** The messages to the number, without notices. */
    public List<Sms> to(String number) {
        return messages.stream()
                .filter(m -> m.to().equals(number) && !m.isNotice())
                .toList();
    }

    /** The notices to the number. */
    public List<Sms> notices(String number) {
        return messages.stream()
                .filter(m -> m.to().equals(number) && m.isNotice())
                .toList();
    }

    /** The first code sent to the number; waits for it. */
    public String code(String number) {
        return code(number, 1);
    }

    /** The latest code sent to the number, once this many codes were sent. */
    public String code(String number, int count) {
        return Await.get("code " + count + " by SMS to " + number, () -> {
            List<String> codes =
                    to(number).stream().map(Sms::code).flatMap(Optional::stream).toList();
            return codes.size() < count ? Optional.empty() : Optional.of(codes.get(codes.size() - 1));
        });
    }

    @Override
    public synchronized void close() {
        server.stop();
    }
}
