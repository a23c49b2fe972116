package dev.identitycheck.it.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An agency as a server has stored it, made with one version of the extension and read with another. Addresses of the
 * recording server are {@code ${…}}, and the RSA pair is left out: nothing that the extension stores depends on it.
 *
 * @param realm as the server's own export writes it, users included
 * @param people by what they stand for: names, subjects, and what they alone know, such as a PIN
 * @param rows of the extension's own table
 */
public record Golden(ObjectNode realm, ObjectNode people, ArrayNode rows) {

    static final String TABLE = "identity_check_limit";
    static final String SERVER = "${server}";
    static final String MAIL = "${mail}";
    static final String CERTIFICATE = "${certificate}";
    static final String RECORDED_AT = "recordedAt";

    // What was sent before it was recorded may be sent again, and nothing has expired.
    private static final Duration AGE = Duration.ofMinutes(2);
    private static final Duration A_YEAR = Duration.ofDays(366);

    // Seconds or milliseconds since 1970; the former also with the zeros that make it sort as text.
    private static final Pattern TIME = Pattern.compile("(?<![\\w+/-])(00)?(1\\d{9})(\\d{3})?(?![\\w+/=-])");

    /** What the repository has. */
    public static Golden stored() {
        return new Golden(
                (ObjectNode) stored("realm.json"), (ObjectNode) stored("people.json"), (ArrayNode) stored("rows.json"));
    }

    private static JsonNode stored(String name) {
        String file = "/golden/" + name;
        try (InputStream stream = Objects.requireNonNull(Golden.class.getResourceAsStream(file), file)) {
            return Json.read(new String(stream.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an agency's server has stored by now. */
    public static Golden of(Agency agency, ObjectNode people) {
        ObjectNode realm = GoldenExport.of(agency);
        ArrayNode rows = realm.arrayNode();
        agency.site().database().rows(TABLE).forEach(rows::add);
        return new Golden(realm, people.put(RECORDED_AT, Instant.now().getEpochSecond()), rows);
    }

    /** Writes the files that {@link #stored} reads. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("realm.json"), Json.pretty(realm));
            Files.writeString(folder.resolve("people.json"), Json.pretty(people));
            Files.writeString(folder.resolve("rows.json"), Json.pretty(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody by what they stand for, at an agency that was made of this. */
    public Person person(Agency agency, String role) {
        String username = people.path(role).path("username").asText();
        return Person.of(
                agency,
                agency.admin()
                        .get(agency.path("/users?exact=true&username=" + username))
                        .get(0));
    }

    /** What somebody knows or has, by what it is called in {@link #people}. */
    public String thing(String role, String thing) {
        String text = people.path(role).path(thing).asText();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(role + " has no " + thing);
        }
        return text;
    }

    String name() {
        return realm.path("realm").asText();
    }

    List<String> providers() {
        return realm.path("identityProviders").findValuesAsText("alias");
    }

    /** The users that a provider's realm must have, so that people come with the subjects that were stored. */
    List<Map<String, Object>> identities(String alias) {
        List<Map<String, Object>> identities = new ArrayList<>();
        for (JsonNode person : people) {
            JsonNode identity = person.path("identities").path(alias);
            if (identity.isObject()) {
                identities.add(Providers.user(
                        person.path("username").asText(),
                        identity.path("email").asText(),
                        identity.path("id").asText()));
            }
        }
        return identities;
    }

    /** The realm as if it had been made at this site, a moment ago. */
    JsonNode realmAt(Site site) {
        ObjectNode whole = realm.deepCopy();
        whole.withObject("/components").withArray(TestKeys.TYPE).addPOJO(TestKeys.pair());
        String text = moved(whole)
                .replace(SERVER, site.url())
                .replace(MAIL, Integer.toString(site.inboxes().mail().port()))
                .replace(CERTIFICATE, site.providers().certificate(Agency.ALFA));
        return Json.read(text);
    }

    JsonNode rowsNow() {
        return Json.read(moved(rows));
    }

    private String moved(JsonNode stored) {
        Instant recorded = Instant.ofEpochSecond(people.path(RECORDED_AT).asLong());
        Duration by = Duration.between(recorded, Instant.now()).minus(AGE);
        return TIME.matcher(stored.toString()).replaceAll(found -> {
            long seconds = Long.parseLong(found.group(2));
            boolean isTime = Math.abs(seconds - recorded.getEpochSecond()) <= A_YEAR.toSeconds();
            return isTime
                    ? Objects.requireNonNullElse(found.group(1), "")
                            + (seconds + by.toSeconds())
                            + Objects.requireNonNullElse(found.group(3), "")
                    : found.group();
        });
    }
}
