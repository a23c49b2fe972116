package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An OAuth client of an agency that exchanges tokens of an OIDC provider for the agency's tokens, without a browser.
 */
public final class Robot {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ID = "robot";
    private static final String URN = "urn:ietf:params:oauth:";

    private final Agency agency;
    private final String provider;
    private final String id;

    private Robot(Agency agency, String provider) {
        this.agency = agency;
        this.provider = provider;
        this.id = agency.admin()
                .post(
                        agency.path("/clients"),
                        Map.of(
                                "clientId",
                                ID,
                                "secret",
                                Providers.SECRET,
                                "redirectUris",
                                List.of(),
                                "attributes",
                                Map.of(
                                        "oauth2.jwt.authorization.grant.enabled",
                                        "true",
                                        "oauth2.jwt.authorization.grant.idp",
                                        provider)));
        givesTokensFor(agency, provider);
    }

    /** Creates a client that may use the provider's assertions in the JWT authorization grant. */
    public static Robot withAssertionsOf(Agency agency, String provider) {
        agency.changeProvider(provider, p -> p.withObject("/config").put("jwtAuthorizationGrantEnabled", "true"));
        return new Robot(agency, provider);
    }

    /** Creates a client that may exchange the provider's tokens, on a server with the feature token-exchange. */
    public static Robot withTokensOf(Agency agency, String provider) {
        Robot robot = new Robot(agency, provider);
        robot.mayExchange();
        return robot;
    }

    // The provider's client for the agency may obtain tokens by a person's password, with the agency as audience.
    private static void givesTokensFor(Agency agency, String provider) {
        String clients = "/" + agency.providerRealm(provider) + "/clients";
        String client = agency.admin()
                .get(clients + "?clientId=" + agency.name() + "-" + provider)
                .get(0)
                .path("id")
                .asText();
        agency.admin().change(clients + "/" + client, c -> c.put("directAccessGrantsEnabled", true)
                .put("fullScopeAllowed", false));
        agency.admin()
                .post(
                        clients + "/" + client + "/protocol-mappers/models",
                        Map.of(
                                "name",
                                "audience",
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-audience-mapper",
                                "config",
                                Map.of("included.custom.audience", agency.url(), "access.token.claim", "true")));
    }

    private void mayExchange() {
        Admin admin = agency.admin();
        String permissions = agency.path("/identity-provider/instances/" + provider + "/management/permissions");
        String permission = Json.read(
                        admin.sends("PUT", permissions, "{\"enabled\":true}").body())
                .at("/scopePermissions/token-exchange")
                .asText();
        String management = admin.get(agency.path("/clients?clientId=realm-management"))
                .get(0)
                .path("id")
                .asText();
        String server = agency.path("/clients/" + management + "/authz/resource-server");
        String policy = Json.read(admin.sends(
                                "POST",
                                server + "/policy/client",
                                Json.write(Map.of("name", ID, "type", "client", "clients", List.of(id))))
                        .body())
                .path("id")
                .asText();
        ObjectNode allowed = (ObjectNode) admin.get(server + "/permission/scope/" + permission);
        allowed.putArray("policies").add(policy);
        for (String part : List.of("resources", "scopes")) {
            ArrayNode all = allowed.putArray(part);
            for (JsonNode one : admin.get(server + "/policy/" + permission + "/" + part)) {
                all.add(one.path(part.equals("scopes") ? "id" : "_id").asText());
            }
        }
        admin.put(server + "/permission/scope/" + permission, allowed);
    }

    /** The agency's response to the JWT authorization grant with a person's token from the provider. */
    public JsonNode grantedFor(Person person) {
        return asks(
                agency.url(),
                ID,
                Map.of("grant_type", URN + "grant-type:jwt-bearer", "assertion", tokenOf(person), "scope", "openid"));
    }

    /** The agency's response to the exchange of a person's token from the provider. */
    public JsonNode exchangedFor(Person person) {
        return asks(
                agency.url(),
                ID,
                Map.of(
                        "grant_type",
                        URN + "grant-type:token-exchange",
                        "subject_token",
                        tokenOf(person),
                        "subject_issuer",
                        provider,
                        "subject_token_type",
                        URN + "token-type:access_token"));
    }

    private String tokenOf(Person person) {
        JsonNode answer = asks(
                agency.site().url() + "/realms/" + agency.providerRealm(provider),
                agency.name() + "-" + provider,
                Map.of(
                        "grant_type",
                        "password",
                        "scope",
                        "openid",
                        "username",
                        person.username(),
                        "password",
                        Providers.PASSWORD));
        if (!answer.has("access_token")) {
            throw new AssertionError("No token of the provider but " + answer);
        }
        return answer.path("access_token").asText();
    }

    private static JsonNode asks(String realm, String client, Map<String, String> form) {
        Map<String, String> all = new TreeMap<>(form);
        all.put("client_id", client);
        all.put("client_secret", Providers.SECRET);
        String body = all.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Json.read(Http.send(
                        HTTP,
                        HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body))
                                .build())
                .body());
    }
}
