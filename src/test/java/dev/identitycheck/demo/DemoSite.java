package dev.identitycheck.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The demo's web server on the loopback address: the agency's services, the outbox, and the SMS gateway. */
final class DemoSite implements AutoCloseable {

    private static final int SECONDS_PER_LOOK = 25;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServicesSite services;
    private final SentMessages outbox;
    private final InboundGateway gateway;
    private final HttpServer server;

    DemoSite(DemoSettings settings, SentMessages outbox) {
        this.services = new ServicesSite(new AgencyClient(settings));
        this.outbox = outbox;
        this.gateway = new InboundGateway(settings);
        try {
            this.server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.sitePort()), 0);
        } catch (IOException e) {
            throw new DemoRefused("Port " + settings.sitePort() + ": " + e.getMessage());
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    void start() {
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Visit visit = new Visit(exchange);
        try {
            route(visit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            exchange.close(); // the browser has gone: a closed outbox page, most often
        } catch (RuntimeException e) {
            System.err.println("The demo's site could not answer " + visit.path() + ": " + e);
            visit.page(500, ServicesPage.failed("The demo's site has a fault"));
        }
    }

    private void route(Visit visit) throws IOException, InterruptedException {
        switch (visit.method() + " " + visit.path()) {
            case "GET /" -> services.home(visit);
            case "GET /sign-in" -> services.signIn(visit);
            case "GET /callback" -> services.callback(visit);
            case "POST /sign-out" -> services.signOut(visit);
            case "GET /outbox" -> visit.page(200, OutboxPage.of(outbox.messages(), outbox.arrivals()));
            case "GET /outbox/arrivals" -> arrivals(visit);
            case "GET /outbox/messages.json" -> json(visit);
            case "POST /sms" -> sms(visit);
            case "POST /inbound" -> inbound(visit);
            case "GET /style.css" -> file(visit, "style.css", "text/css; charset=utf-8");
            case "GET /live.js" -> file(visit, "live.js", "text/javascript; charset=utf-8");
            default -> visit.page(404, ServicesPage.failed("There is no such page"));
        }
    }

    /** Answers as soon as there are more messages than the page has, or after a while with the same number. */
    private void arrivals(Visit visit) throws IOException, InterruptedException {
        String seen = visit.parameter("seen");
        long known = seen.matches("\\d{1,9}") ? Long.parseLong(seen) : 0;
        text(visit, 200, Long.toString(outbox.awaitMoreThan(known, SECONDS_PER_LOOK)));
    }

    private void sms(Visit visit) throws IOException {
        JsonNode sms;
        try {
            sms = JSON.readTree(visit.body());
        } catch (JsonProcessingException e) {
            text(visit, 400, "no JSON");
            return;
        }
        String to = sms.path("to").asText();
        String text = sms.path("text").asText();
        if (to.isEmpty() || text.isEmpty()) {
            text(visit, 400, "to and text are needed");
            return;
        }
        outbox.add(new Message(
                Message.Kind.SMS,
                LocalTime.now(ZoneId.systemDefault()),
                sms.path("from").asText(),
                to,
                "",
                text,
                ""));
        text(visit, 202, "accepted");
    }

    private void inbound(Visit visit) throws IOException, InterruptedException {
        Map<String, String> form = visit.form();
        int status = gateway.handOver(form.getOrDefault("from", ""), form.getOrDefault("text", ""));
        if (status == HttpURLConnection.HTTP_NO_CONTENT) {
            visit.redirect("/outbox");
        } else {
            visit.page(502, ServicesPage.failed("The server answered the text message with status " + status));
        }
    }

    private void json(Visit visit) throws IOException {
        var list = JSON.createArrayNode();
        for (Message message : outbox.messages()) {
            list.addObject()
                    .put("kind", message.kind().name())
                    .put("to", message.to())
                    .put("subject", message.subject())
                    .put("text", message.text());
        }
        visit.answer(200, "application/json", JSON.writeValueAsBytes(list));
    }

    private static void text(Visit visit, int status, String text) throws IOException {
        visit.answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void file(Visit visit, String name, String type) throws IOException {
        try (@Nullable InputStream content = DemoSite.class.getResourceAsStream("/demo/" + name)) {
            if (content == null) {
                throw new IOException("The demo's file " + name + " is not on the class path");
            }
            visit.answer(200, type, content.readAllBytes());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
