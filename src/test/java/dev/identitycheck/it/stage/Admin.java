package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.server.KeycloakServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client of the admin REST API for one administrator. Paths are relative to {@code /admin/realms}. */
public final class Admin {

    private static final Duration TOKEN_AGE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String server;
    private final String realm;
    private final String username;
    private final String password;
    private String token = "";
    private Instant tokenEnds = Instant.MIN;

    /** The administrator of the master realm, with every permission. */
    Admin(String server) {
        this(server, "master", KeycloakServer.ADMIN, KeycloakServer.PASSWORD);
    }

    /** An administrator of one realm, limited to the permissions of their roles. */
    Admin(String server, String realm, String username, String password) {
        this.server = server;
        this.realm = realm;
        this.username = username;
        this.password = password;
    }

    /**
     * A response of the API, successful or not.
     *
     * @param status the HTTP status
     * @param body the body as received
     */
    public record Answer(int status, String body) {

        public JsonNode json() {
            return Json.read(body);
        }
    }

    /** Sends a request with this body unchanged, well-formed or not. */
    public Answer sends(String method, String path, String body) {
        HttpResponse<String> response = request(method, path, BodyPublishers.ofString(body));
        return new Answer(response.statusCode(), response.body());
    }

    /** Sends a request without a body. */
    public Answer sends(String method, String path) {
        HttpResponse<String> response = request(method, path, BodyPublishers.noBody());
        return new Answer(response.statusCode(), response.body());
    }

    public JsonNode get(String path) {
        return Json.read(send("GET", path, null).body());
    }

    /** Creates a resource; returns its id, empty if the response names none. */
    public String post(String path, Object body) {
        String location =
                send("POST", path, body).headers().firstValue("Location").orElse("");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    public void put(String path, Object body) {
        send("PUT", path, body);
    }

    public void delete(String path) {
        send("DELETE", path, null);
    }

    /** Reads a representation, changes it and writes it back. */
    public void change(String path, Consumer<ObjectNode> change) {
        ObjectNode representation = (ObjectNode) get(path);
        change.accept(representation);
        put(path, representation);
    }

    private HttpResponse<String> send(String method, String path, @Nullable Object body) {
        HttpResponse<String> response = request(
                method, path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)));
        if (response.statusCode() / 100 != 2) {
            throw new AdminRefusal(method + " " + path, response.statusCode(), response.body());
        }
        return response;
    }

    private HttpResponse<String> request(String method, String path, BodyPublisher body) {
        return Http.send(
                HTTP,
                HttpRequest.newBuilder(URI.create(server + "/admin/realms" + path))
                        .timeout(Duration.ofMinutes(2))
                        .header("Authorization", "Bearer " + token())
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build());
    }

    private synchronized String token() {
        if (Instant.now().isAfter(tokenEnds)) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(server + "/realms/" + realm + "/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(
                            "grant_type=password&client_id=admin-cli&username=" + username + "&password=" + password))
                    .build();
            token = Json.read(Http.send(HTTP, request).body())
                    .path("access_token")
                    .asText();
            tokenEnds = Instant.now().plus(TOKEN_AGE);
        }
        return token;
    }
}
