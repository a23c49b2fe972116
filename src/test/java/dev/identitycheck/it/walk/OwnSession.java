package dev.identitycheck.it.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.visit.Page;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Requests that the intruder makes with a token of an own session. */
final class OwnSession {

    private static final String JSON = "application/json";

    private OwnSession() {}

    static void does(World world, Step step) {
        world.tokens(step.pick()).ifPresent(tokens -> does(world, step, tokens));
    }

    private static void does(World world, Step step, JsonNode tokens) {
        String token = tokens.path("access_token").asText();
        String alias = WalkPersons.ALIASES.get(step.from() % WalkPersons.ALIASES.size());
        String account = world.realm().url() + "/account/";
        switch (step.word()) {
            case "address" -> changes(account, token, world.freshName() + WalkPersons.INTRUDERS_DOMAIN);
            case "owners_address" -> changes(account, token, world.cast().ownersAddress());
            case "unlinks" -> Surfer.asks("DELETE", account + "linked-accounts/" + alias, token, JSON, "");
            case "links" -> links(world, step, token, alias);
            case "stored" -> Surfer.asks("GET", world.realm().url() + "/broker/" + alias + "/token", token, JSON, "");
            case "ends_sessions" -> Surfer.asks("DELETE", account + "sessions", token, JSON, "");
            default -> throw new IllegalArgumentException(step.toString());
        }
    }

    private static void changes(String account, String token, String address) {
        JsonNode now = Json.read(Surfer.asks("GET", account, token, JSON, "").body());
        if (now instanceof ObjectNode profile && profile.has("username")) {
            Surfer.asks(
                    "POST", account, token, JSON, profile.put("email", address).toString());
        }
    }

    // The request by which an application starts linking a provider to an account.
    private static void links(World world, Step step, String token, String alias) {
        String[] parts = token.split("\\.", -1);
        if (parts.length == 3) {
            JsonNode content = World.content(parts[1]);
            String client = content.path("azp").asText();
            String nonce = "nonce";
            Browsing.gets(
                    world,
                    step,
                    world.realm().url() + "/broker/" + alias + "/link?client_id=" + client + "&nonce=" + nonce
                            + "&hash=" + hash(nonce + content.path("sid").asText() + client + alias)
                            + "&redirect_uri=" + WalkRealm.encoded(Page.APPLICATION));
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
