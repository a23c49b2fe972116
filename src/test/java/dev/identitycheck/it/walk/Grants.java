package dev.identitycheck.it.walk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Requests tokens at the token endpoint without a browser. */
final class Grants {

    private static final String URN = "urn:ietf:params:oauth:";
    private static final String FORM = "application/x-www-form-urlencoded";

    private Grants() {}

    static void asks(World world, Step step) {
        switch (step.word()) {
            case "password" -> password(world, world.cast().intrudersName());
            case "owners" -> password(world, world.cast().ownersName());
            case "refresh" -> refresh(world, step);
            case "exchange" -> exchange(world, ownToken(world, step), Map.of());
            case "requested_issuer" ->
                exchange(
                        world,
                        ownToken(world, step),
                        Map.of("requested_issuer", WalkPersons.ALIASES.get(step.from() % 4)));
            case "requested_subject" ->
                exchange(
                        world,
                        ownToken(world, step),
                        Map.of("requested_subject", world.cast().ownersName()));
            case "external" ->
                exchange(world, Optional.of(external(world, "agency")), Map.of("subject_issuer", WalkPersons.BETA));
            case "jwt" ->
                robot(
                        world,
                        Map.of(
                                "grant_type",
                                URN + "grant-type:jwt-bearer",
                                "assertion",
                                external(world, world.realm().url())));
            case "device" -> device(world, step);
            case "poll" ->
                world.asksForTokens(Map.of(
                        "grant_type",
                        URN + "grant-type:device_code",
                        "client_id",
                        WalkRealm.SECOND,
                        "device_code",
                        world.device()));
            case "ciba" -> ciba(world);
            default -> throw new IllegalArgumentException(step.toString());
        }
    }

    private static void password(World world, String name) {
        world.asksForTokens(Map.of(
                "grant_type",
                "password",
                "client_id",
                WalkRealm.APP,
                "scope",
                "openid",
                "username",
                name,
                "password",
                WalkPersons.PASSWORD,
                "totp",
                WalkPersons.appCode()));
    }

    private static void refresh(World world, Step step) {
        world.tokens(step.pick())
                .ifPresent(tokens -> world.asksForTokens(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        step.from() % 2 == 0 ? WalkRealm.APP : WalkRealm.SECOND,
                        "refresh_token",
                        tokens.path("refresh_token").asText())));
    }

    private static Optional<String> ownToken(World world, Step step) {
        return world.tokens(step.pick()).map(t -> t.path("access_token").asText());
    }

    // The provider's token of the identity that is linked to the owner's account.
    private static String external(World world, String audience) {
        return world.realm()
                .issuer()
                .token(WalkPersons.BETA, audience, Arrivals.claims(world, WalkPersons.BETA, "LINKED.OWN"));
    }

    private static void exchange(World world, Optional<String> token, Map<String, String> more) {
        token.ifPresent(subject -> {
            Map<String, String> form = new HashMap<>(more);
            form.put("grant_type", URN + "grant-type:token-exchange");
            form.put("subject_token", subject);
            form.put("subject_token_type", URN + "token-type:access_token");
            robot(world, form);
        });
    }

    private static void robot(World world, Map<String, String> form) {
        Map<String, String> all = new HashMap<>(form);
        all.put("client_id", WalkRealm.ROBOT);
        all.put("client_secret", WalkRealm.SECRET);
        all.put("scope", "openid");
        world.asksForTokens(all);
    }

    private static void device(World world, Step step) {
        JsonNode answer = Json.read(Surfer.asks(
                        "POST",
                        world.realm().url() + "/protocol/openid-connect/auth/device",
                        "",
                        FORM,
                        "scope=openid&client_id=" + WalkRealm.SECOND)
                .body());
        world.keepsDevice(answer.path("device_code").asText());
        Browsing.gets(world, step, answer.path("verification_uri_complete").asText());
    }

    private static void ciba(World world) {
        JsonNode answer = Json.read(Surfer.asks(
                        "POST",
                        world.realm().url() + "/protocol/openid-connect/ext/ciba/auth",
                        "",
                        FORM,
                        "scope=openid&client_id=" + WalkRealm.ROBOT + "&client_secret=" + WalkRealm.SECRET
                                + "&login_hint=" + world.cast().ownersName())
                .body());
        robot(
                world,
                Map.of(
                        "grant_type",
                        "urn:openid:params:grant-type:ciba",
                        "auth_req_id",
                        answer.path("auth_req_id").asText()));
    }
}
