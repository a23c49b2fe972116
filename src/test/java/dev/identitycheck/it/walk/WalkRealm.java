package dev.identitycheck.it.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Admin;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Database;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.MailInbox;
import dev.identitycheck.it.stage.Overwriting;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A realm of one shape for several walks, each with persons of its own. */
final class WalkRealm implements AutoCloseable {

    static final String APP = "app";
    static final String SECOND = "second";

    /** A confidential client with every grant that a server offers by default. */
    static final String ROBOT = "robot";

    static final String SECRET = "a-robots-secret";

    private static final String FLOW = "own login";
    private static final String STEP = "identity-check";

    private final Stage stage;
    private final Issuer issuer;
    private final Shape shape;
    private final Agency agency;
    private final Set<String> owners = ConcurrentHashMap.newKeySet();

    WalkRealm(Stage stage, Issuer issuer, Shape shape) {
        this.stage = stage;
        this.issuer = issuer;
        this.shape = shape;
        this.agency = stage.site().ownAgency(Map.of());
        agency.changeRealm(this::settings);
        agency.admin().change(agency.path("/users/profile"), this::profile);
        clients();
        letsStoredTokensBeRead();
        ownLogin();
        providers();
    }

    private void letsStoredTokensBeRead() {
        String broker = agency.admin()
                .get(agency.path("/clients?clientId=broker"))
                .get(0)
                .path("id")
                .asText();
        JsonNode role = agency.admin().get(agency.path("/clients/" + broker + "/roles/read-token"));
        agency.admin().post(agency.path("/roles/default-roles-" + agency.name() + "/composites"), List.of(role));
    }

    private void settings(ObjectNode realm) {
        realm.put("eventsEnabled", false)
                .put("registrationAllowed", true)
                .put("resetPasswordAllowed", true)
                .put("rememberMe", true)
                .put("editUsernameAllowed", true)
                .put("otpPolicyCodeReusable", true);
        if (shape.addresses() == Shape.Addresses.SHARED) {
            realm.put("duplicateEmailsAllowed", true).put("loginWithEmailAllowed", false);
        }
    }

    private void profile(ObjectNode profile) {
        profile.put("unmanagedAttributePolicy", "ENABLED");
        if (shape.addresses() == Shape.Addresses.OPTIONAL) {
            for (JsonNode attribute : profile.path("attributes")) {
                if (attribute.path("name").asText().equals("email")) {
                    ((ObjectNode) attribute).remove("required");
                }
            }
        }
    }

    private void clients() {
        Map<String, Object> second = new HashMap<>();
        second.put("clientId", SECOND);
        second.put("publicClient", true);
        second.put("redirectUris", List.of(Page.APPLICATION));
        second.put("attributes", Map.of("oauth2.device.authorization.grant.enabled", "true"));
        agency.admin().post(agency.path("/clients"), second);
        Map<String, Object> robot = new HashMap<>();
        robot.put("clientId", ROBOT);
        robot.put("secret", SECRET);
        robot.put("redirectUris", List.of(Page.APPLICATION));
        robot.put("directAccessGrantsEnabled", true);
        robot.put(
                "attributes",
                Map.of(
                        "standard.token.exchange.enabled", "true",
                        "oidc.ciba.grant.enabled", "true",
                        "oauth2.jwt.authorization.grant.enabled", "true",
                        "oauth2.jwt.authorization.grant.idp", WalkPersons.BETA));
        agency.admin().post(agency.path("/clients"), robot);
    }

    private void ownLogin() {
        switch (shape.second()) {
            case CODE -> {
                agency.hasFlow(FLOW, "auth-cookie", "identity-provider-redirector");
                agency.hasAlternativePart(FLOW, "auth-username-password-form", "identity-check-code");
                agency.setsBrowserFlow(FLOW);
            }
            case PASSKEY -> agency.requires("browser", "webauthn-authenticator", "ALTERNATIVE");
            case PAPER -> agency.requires("browser", "auth-recovery-authn-code-form", "ALTERNATIVE");
            case APP, ACTION -> {}
        }
    }

    private void providers() {
        Map<String, Object> plain = issuer.provider(WalkPersons.PLAIN);
        plain.put("trustEmail", shape.trust() == Shape.Trust.TRUSTED);
        agency.admin().post(agency.path("/identity-provider/instances"), plain);
        String flow = postLoginFlow();
        String first = firstLoginFlow();
        for (String alias : List.of(WalkPersons.HOME, WalkPersons.BETA, WalkPersons.GAMMA)) {
            Map<String, Object> provider = issuer.provider(alias);
            provider.put("postBrokerLoginFlowAlias", flow);
            if (!first.isEmpty()) {
                provider.put("firstBrokerLoginFlowAlias", first);
            }
            provider.put("storeToken", true);
            provider.put("trustEmail", shape.trust() == Shape.Trust.TRUSTED);
            agency.admin().post(agency.path("/identity-provider/instances"), provider);
        }
        agency.changeProvider(
                WalkPersons.BETA, p -> p.withObject("/config").put("jwtAuthorizationGrantEnabled", "true"));
        if (shape.sync() == Shape.Sync.FORCE) {
            Overwriting.by(agency, WalkPersons.BETA)
                    .attributesRolesAndGroups("forged", List.of("office", "pec", "identity-check.contacts"));
            Overwriting.by(agency, WalkPersons.GAMMA);
        }
        guards();
        if (shape.company() == Shape.Company.HAS_BETA) {
            agency.hasOrganization("company.example", WalkPersons.BETA);
        }
    }

    private void guards() {
        switch (shape.guard()) {
            case BY_ITSELF -> {}
            case ADDED -> {
                for (String alias : List.of(WalkPersons.BETA, WalkPersons.GAMMA)) {
                    agency.addsGuard(alias);
                }
            }
            case LOST -> Overwriting.losesGuards(agency);
        }
    }

    private String postLoginFlow() {
        switch (shape.place()) {
            case ALTERNATIVE -> {
                agency.hasFlow("either", STEP);
                return "either";
            }
            case CONDITIONAL -> {
                agency.hasConditionalFlow("sometimes", STEP);
                return "sometimes";
            }
            default -> {
                agency.hasRequiredFlow("always", STEP);
                return "always";
            }
        }
    }

    private String firstLoginFlow() {
        return switch (shape.first()) {
            case BY_MAIL -> "";
            case AUTO_LINK -> {
                agency.hasFlow("link", "idp-create-user-if-unique", "idp-auto-link");
                yield "link";
            }
            case CHECK -> {
                agency.hasFlow("check", "idp-create-user-if-unique", STEP);
                yield "check";
            }
        };
    }

    /** Imports accounts; returns their ids by name. */
    Map<String, String> imports(List<Map<String, Object>> accounts) {
        // An import assigns no default roles.
        accounts.forEach(account -> account.put("realmRoles", List.of("default-roles-" + agency.name())));
        Admin.Answer answer = agency.admin()
                .sends(
                        "POST",
                        agency.path("/partialImport"),
                        Json.write(Map.of("ifResourceExists", "FAIL", "users", accounts)));
        Map<String, String> ids = new HashMap<>();
        answer.json()
                .path("results")
                .forEach(r ->
                        ids.put(r.path("resourceName").asText(), r.path("id").asText()));
        if (ids.size() != accounts.size()) {
            throw new AssertionError("The import of " + accounts + " failed: " + answer);
        }
        return ids;
    }

    /** Links the intruder's identity to the owner's account, as an administrator does. */
    void links(WalkPersons cast, String alias) {
        String subject = cast.linkedSubject(alias);
        agency.admin()
                .post(
                        agency.path("/users/" + cast.owner() + "/federated-identity/" + alias),
                        Map.of("identityProvider", alias, "userId", subject, "userName", subject));
    }

    /**
     * Signs the owner in with the known identity, in a new browser.
     *
     * @return the application's address with the response parameters, or the last response if the login did not succeed
     */
    String signsInAsOwner(WalkPersons cast) {
        owners.add(cast.owner());
        Surfer browser = new Surfer();
        Surfer.Reply reply = browser.get(login(Map.of("kc_idp_hint", WalkPersons.HOME)));
        for (int hop = 0; hop < Step.TO_THE_END && reply.location().isPresent(); hop++) {
            String next = reply.location().orElseThrow();
            if (next.startsWith(Page.APPLICATION)) {
                return next;
            }
            reply = browser.get(issuer.isAt(next) ? Issuer.back(next, cast.ownersClaims()) : next);
        }
        return reply.status() + " " + reply.url() + "\n" + reply.body();
    }

    /** The access token for the authorization code that the application received; empty if it is not redeemable. */
    String token(String atApplication) {
        Map<String, String> query =
                atApplication.startsWith(Page.APPLICATION) ? LoginParameters.query(atApplication) : Map.of();
        return tokens(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        query.getOrDefault("state", APP),
                        "redirect_uri",
                        Page.APPLICATION,
                        "code",
                        URLDecoder.decode(query.getOrDefault("code", ""), StandardCharsets.UTF_8)))
                .path("access_token")
                .asText();
    }

    /** The token endpoint's response. */
    JsonNode tokens(Map<String, String> form) {
        return Json.read(Surfer.asks(
                        "POST",
                        url() + "/protocol/openid-connect/token",
                        "",
                        "application/x-www-form-urlencoded",
                        Surfer.encoded(form))
                .body());
    }

    /** The stored provider token that the holder of this access token can retrieve; empty if there is none. */
    String storedToken(String alias, String token) {
        Surfer.Reply reply = Surfer.asks("GET", url() + "/broker/" + alias + "/token", token, "", "");
        return reply.status() == 200 ? alias + ": " + reply.body() : "";
    }

    /** The address that starts a login, with additional parameters. */
    String login(Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(
                Map.of("client_id", APP, "redirect_uri", Page.APPLICATION, "response_type", "code", "scope", "openid"));
        all.putAll(parameters);
        return url() + "/protocol/openid-connect/auth?" + Surfer.encoded(all);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String url() {
        return agency.url();
    }

    Shape shape() {
        return shape;
    }

    Issuer issuer() {
        return issuer;
    }

    MailInbox mail() {
        return stage.mail();
    }

    Database database() {
        return stage.site().database();
    }

    boolean isOwner(String id) {
        return owners.contains(id);
    }

    @Override
    public void close() {
        agency.admin().delete(agency.path(""));
    }
}
