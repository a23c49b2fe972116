package dev.identitycheck.it.walk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.visit.Page;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of one walk: its persons, two browsers with three tabs, and the tokens and mails that the
 * intruder received.
 */
final class World {

    private final WalkRealm realm;
    private final WalkPersons cast;
    private final List<Tab> tabs;
    private final List<JsonNode> tokens = new ArrayList<>();
    private final List<Mail> mails = new ArrayList<>();
    private final List<String> harms = new ArrayList<>();
    private final Map<String, Integer> broken = new TreeMap<>();
    private int mailsBefore;
    private int names;
    private String device = "";

    World(WalkRealm realm) {
        this.realm = realm;
        this.mailsBefore = realm.mail().since(0).size();
        this.cast = WalkPersons.create(realm);
        Surfer first = new Surfer();
        this.tabs = List.of(new Tab(first), new Tab(first), new Tab(new Surfer()));
    }

    /** Follows up to {@code stop} redirects in a tab; the next redirect is kept and not followed. */
    void goes(Tab tab, Surfer.Reply first, int stop) {
        Surfer.Reply reply = first;
        for (int hop = 0; ; hop++) {
            notes(reply);
            Optional<String> next = reply.location();
            if (next.isEmpty()) {
                tab.sees(new TabPage(reply.url(), reply.body()));
                return;
            }
            String address = next.orElseThrow();
            tab.keeps(address);
            if (address.startsWith(Page.APPLICATION)) {
                redeems(address);
                return;
            }
            if (realm.issuer().isAt(address)) {
                tab.isSentTo(address);
                return;
            }
            if (hop >= stop) {
                tab.drops(address);
                return;
            }
            reply = tab.surfer().get(address);
        }
    }

    private void notes(Surfer.Reply reply) {
        if (reply.status() >= 500) {
            broken.merge(reply.status() + " " + reply.url().replaceAll("\\?.*", ""), 1, Integer::sum);
        }
    }

    private void redeems(String address) {
        Map<String, String> query = LoginParameters.query(address);
        if (query.containsKey("code")) {
            asksForTokens(Map.of(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    query.getOrDefault("state", WalkRealm.APP),
                    "redirect_uri",
                    Page.APPLICATION,
                    "code",
                    URLDecoder.decode(query.getOrDefault("code", ""), StandardCharsets.UTF_8)));
        }
    }

    /** Requests tokens at the token endpoint and keeps them. */
    void asksForTokens(Map<String, String> form) {
        JsonNode answer = realm.tokens(form);
        if (answer.has("access_token")) {
            receives(answer);
        }
    }

    private void receives(JsonNode answer) {
        tokens.add(answer);
        for (String kind : List.of("access_token", "id_token", "refresh_token")) {
            String token = answer.path(kind).asText();
            String[] parts = token.split("\\.", -1);
            if (parts.length == 3 && realm.isOwner(content(parts[1]).path("sub").asText())) {
                harms.add(kind + " of the owner: " + content(parts[1]));
            }
        }
    }

    static JsonNode content(String part) {
        return Json.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    /** The mails since the last call. */
    List<Mail> newMails() {
        List<Mail> fresh = realm.mail().since(mailsBefore);
        mailsBefore += fresh.size();
        fresh.stream().filter(m -> cast.isIntruders(m.to())).forEach(mails::add);
        return fresh;
    }

    WalkRealm realm() {
        return realm;
    }

    WalkPersons cast() {
        return cast;
    }

    Tab tab(int number) {
        return tabs.get(number % tabs.size());
    }

    Optional<JsonNode> tokens(int ago) {
        return latest(tokens, ago);
    }

    Optional<Mail> mail(int ago) {
        return latest(mails, ago);
    }

    private static <T> Optional<T> latest(List<T> of, int ago) {
        return of.isEmpty() ? Optional.empty() : Optional.of(of.get(of.size() - 1 - ago % of.size()));
    }

    /** The latest code mailed to the intruder; a wrong code if there is none. */
    String mailedCode() {
        for (int ago = 0; ago < mails.size(); ago++) {
            List<String> codes =
                    realm.mail().codes(mails.get(mails.size() - 1 - ago).to());
            if (!codes.isEmpty()) {
                return codes.get(codes.size() - 1);
            }
        }
        return "000000";
    }

    /** A name that the intruder has not used yet. */
    String freshName() {
        return cast.anotherName(++names);
    }

    String device() {
        return device;
    }

    void keepsDevice(String code) {
        device = code;
    }

    /** The descriptions of the owner's tokens that the intruder received. */
    List<String> harms() {
        return List.copyOf(harms);
    }

    /** The server errors by status and address, with their counts. */
    Map<String, Integer> broken() {
        return broken;
    }
}
