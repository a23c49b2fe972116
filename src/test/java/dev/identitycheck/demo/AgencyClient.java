package dev.identitycheck.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The OpenID Connect client {@code demo-app} of the realm {@code agency}: addresses to go to, code to person. */
final class AgencyClient {

    private static final String CLIENT = "demo-app";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final DemoSettings settings;

    AgencyClient(DemoSettings settings) {
        this.settings = settings;
    }

    /**
     * Where the browser goes to sign in; without a provider, to the login page that offers all.
     *
     * @param action the action of the account's own that follows; empty for none
     */
    String signInUrl(SignIn signIn, String provider, String action) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", CLIENT);
        query.put("response_type", "code");
        query.put("scope", "openid");
        query.put("redirect_uri", callback());
        query.put("state", signIn.state());
        query.put("code_challenge", signIn.challenge());
        query.put("code_challenge_method", "S256");
        if (!provider.isEmpty()) {
            query.put("kc_idp_hint", provider);
        }
        if (!action.isEmpty()) {
            query.put("kc_action", action);
        }
        return endpoint(settings.serverUrl()) + "/auth?" + encode(query);
    }

    String accountConsoleUrl() {
        return settings.serverUrl() + "/realms/agency/account/";
    }

    String signOutUrl(SignedIn person) {
        return endpoint(settings.serverUrl())
                + "/logout?"
                + encode(Map.of(
                        "id_token_hint", person.idToken(), "post_logout_redirect_uri", settings.siteUrl() + "/"));
    }

    SignedIn redeem(SignIn signIn, String code) throws IOException, InterruptedException {
        Map<String, String> form = Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                CLIENT,
                "redirect_uri",
                callback(),
                "code",
                code,
                "code_verifier",
                signIn.verifier());
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint(settings.loopbackUrl()) + "/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form)))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("The token request was answered with status " + response.statusCode());
        }
        return person(JSON.readTree(response.body()).path("id_token").asText());
    }

    /** The token came from the server itself over the loopback address, so its signature adds nothing here. */
    private static SignedIn person(String idToken) throws IOException {
        String[] parts = idToken.split("\\.", -1);
        if (parts.length != 3) {
            throw new IOException("The answer holds no ID token");
        }
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        return new SignedIn(
                claims.path("name").asText(),
                claims.path("preferred_username").asText(),
                claims.path("identity_provider").asText(),
                idToken);
    }

    private String callback() {
        return settings.siteUrl() + "/callback";
    }

    private static String endpoint(String server) {
        return server + "/realms/agency/protocol/openid-connect";
    }

    private static String encode(Map<String, String> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
