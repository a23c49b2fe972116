package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Admin.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A client of a realm's SCIM API, as a confidential client that may manage the realm; the server needs the feature
 * {@code scim-api}. Keycloak 26.7 takes no token there without the API's own address as audience.
 */
public final class Scim {

    private static final String ID = "scim-client";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String url;
    private final String token;

    public Scim(Agency agency) {
        agency.changeRealm(realm -> realm.put("scimApiEnabled", true));
        String api = agency.url() + "/scim/v2";
        url = api + "/";
        String client = agency.admin().post(agency.path("/clients"), client(api));
        JsonNode account = agency.admin().get(agency.path("/clients/" + client + "/service-account-user"));
        String management = agency.admin()
                .get(agency.path("/clients?clientId=realm-management"))
                .get(0)
                .path("id")
                .asText();
        JsonNode role = agency.admin().get(agency.path("/clients/" + management + "/roles/realm-admin"));
        agency.admin()
                .post(
                        agency.path("/users/" + account.path("id").asText() + "/role-mappings/clients/" + management),
                        List.of(role));
        HttpRequest request = HttpRequest.newBuilder(URI.create(agency.url() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=" + ID + "&client_secret=" + Providers.SECRET))
                .build();
        token = Json.read(Http.send(HTTP, request).body()).path("access_token").asText();
    }

    private static Map<String, Object> client(String audience) {
        return Map.of(
                "clientId",
                ID,
                "secret",
                Providers.SECRET,
                "serviceAccountsEnabled",
                true,
                "protocolMappers",
                List.of(Map.of(
                        "name",
                        "audience",
                        "protocol",
                        "openid-connect",
                        "protocolMapper",
                        "oidc-audience-mapper",
                        "config",
                        Map.of("included.custom.audience", audience, "access.token.claim", "true"))));
    }

    /** Sends a request. */
    public Answer sends(String method, String path, String body) {
        HttpResponse<String> answer = Http.send(
                HTTP,
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofMinutes(1))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/scim+json")
                        .method(method, BodyPublishers.ofString(body))
                        .build());
        return new Answer(answer.statusCode(), answer.body());
    }
}
