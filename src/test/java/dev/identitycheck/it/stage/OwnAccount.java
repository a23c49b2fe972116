package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;

/** A client of the account REST API for an account's owner, or for another person with a session of the owner's. */
public final class OwnAccount {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String url;
    private final String token;

    OwnAccount(Person person) {
        this(person.agency(), token(person.agency(), person.username(), person.password()));
    }

    /** A client with the access token of a session. */
    public OwnAccount(Agency agency, String token) {
        this.url = agency.url();
        this.token = token;
    }

    /** The access token of a login by name and password; empty if they let nobody in. */
    public static String token(Agency agency, String username, String password) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(agency.url() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=password&client_id=app&scope=openid&username="
                                + username + "&password=" + password)));
        return Json.read(answer.body()).path("access_token").asText();
    }

    public JsonNode get() {
        return Json.read(send(request()).body());
    }

    /** The attributes that the Account Console's page "Personal info" shows. */
    public JsonNode profile() {
        return Json.read(send(HttpRequest.newBuilder(URI.create(url + "/account/?userProfileMetadata=true"))
                                .header("Authorization", "Bearer " + token)
                                .header("Accept", "application/json"))
                        .body())
                .path("userProfileMetadata")
                .path("attributes");
    }

    /** The credentials, as the Account Console's page "Signing in" lists them. */
    public JsonNode credentials() {
        return Json.read(send(request("credentials")).body());
    }

    /** Reads the account, changes it and saves it. */
    public HttpResponse<String> change(Consumer<ObjectNode> change) {
        ObjectNode account = (ObjectNode) get();
        change.accept(account);
        return save(account);
    }

    /** Saves this representation unchanged. */
    public HttpResponse<String> save(JsonNode account) {
        return send(request().POST(BodyPublishers.ofString(account.toString())));
    }

    /**
     * Removes a linked identity.
     *
     * @return the HTTP status
     */
    public int unlinks(String provider) {
        return send(request("linked-accounts/" + provider).DELETE()).statusCode();
    }

    /**
     * Removes a credential.
     *
     * @return the HTTP status
     */
    public int removesCredential(String id) {
        return send(request("credentials/" + id).DELETE()).statusCode();
    }

    /**
     * Ends every session, as "sign out all devices" does.
     *
     * @return the HTTP status
     */
    public int signsOutEverywhere() {
        return send(request("sessions?current=true").DELETE()).statusCode();
    }

    private HttpRequest.Builder request() {
        return request("?userProfileMetadata=false");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/account/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return Http.send(HTTP, request.timeout(Duration.ofMinutes(2)).build());
    }
}
