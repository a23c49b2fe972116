package dev.identitycheck.it;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Golden;
import dev.identitycheck.it.stage.Json;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The names and words of what is stored, without whom or what they are stored of. */
final class GoldenShape {

    // Their values are words of the extension's.
    private static final Set<String> WORDS =
            Set.of("kind", "state", "confirmedBy", "origin", "provedBy", "type", "way", "code", "claims");

    private static final Pattern OURS =
            Pattern.compile("identity-check.*|conditional-(new-identity|unfamiliar-access)|Identity Check.*");
    private static final Pattern OUR_ATTRIBUTES = Pattern.compile("identity-check\\..*|phoneNumber.*|pec");

    private final SortedSet<String> names = new TreeSet<>();

    private GoldenShape() {}

    static SortedSet<String> of(Golden golden) {
        GoldenShape shape = new GoldenShape();
        golden.realm().path("users").forEach(shape::user);
        shape.realm(golden.realm());
        golden.rows().forEach(row -> {
            row.fieldNames().forEachRemaining(column -> shape.names.add("column " + column));
            shape.names.add("row of kind " + row.path("kind").asText());
        });
        return shape.names;
    }

    private void user(JsonNode user) {
        user.path("attributes").properties().forEach(attribute -> {
            if (OUR_ATTRIBUTES.matcher(attribute.getKey()).matches()) {
                String name = "user attribute " + attribute.getKey();
                names.add(name);
                value(name, attribute.getValue().get(0).asText());
            }
        });
        for (JsonNode credential : user.path("credentials")) {
            String type = credential.path("type").asText();
            if (type.startsWith("identity-check")) {
                String name = "credential " + type;
                names.add(name);
                value(name + " data", credential.path("credentialData").asText());
                value(name + " secret", credential.path("secretData").asText());
            }
        }
    }

    private void value(String name, String value) {
        if (value.startsWith("{")) {
            fields(name, Json.read(value));
        } else if (value.matches("[a-z-]+")) {
            names.add(name + " = " + value);
        }
    }

    private void fields(String where, JsonNode json) {
        json.properties().forEach(field -> {
            String name = where + "." + field.getKey();
            names.add(name);
            if (field.getKey().equals("about")) {
                names.add("word about = " + field.getValue().asText().replaceFirst(":.*", ":…"));
            }
            if (field.getValue().isArray()) {
                field.getValue().forEach(element -> element(name + "[]", field.getKey(), element));
            } else {
                element(name, field.getKey(), field.getValue());
            }
        });
    }

    // Which of several notices still waits is chance; that its word is among those that are stored is not.
    private void element(String name, String field, JsonNode value) {
        if (value.isObject()) {
            fields(name, value);
        } else if (WORDS.contains(field)) {
            names.add("word " + field + " = " + value.asText());
        }
    }

    private void realm(JsonNode realm) {
        realm.path("attributes").fieldNames().forEachRemaining(name -> names.add("realm attribute " + name));
        realm.path("eventsListeners").forEach(listener -> addIfOurs("event listener ", listener.asText()));
        realm.path("requiredActions")
                .forEach(action ->
                        addIfOurs("required action ", action.path("providerId").asText()));
        realm.path("identityProviders").forEach(provider -> {
            keys("provider's setting ", provider.path("config"), key -> OURS.matcher(key)
                    .matches());
            addIfOurs(
                    "flow after login ",
                    provider.path("postBrokerLoginFlowAlias").asText());
            addIfOurs(
                    "flow of first login ",
                    provider.path("firstBrokerLoginFlowAlias").asText());
        });
        for (JsonNode mapper : realm.path("identityProviderMappers")) {
            String type = mapper.path("identityProviderMapper").asText();
            if (OURS.matcher(type).matches()) {
                names.add("mapper " + type);
                keys("mapper's setting ", mapper.path("config"), key -> true);
            }
        }
        for (JsonNode flow : realm.path("authenticationFlows")) {
            addIfOurs("flow ", flow.path("alias").asText());
            flow.path("authenticationExecutions")
                    .forEach(step ->
                            addIfOurs("step ", step.path("authenticator").asText()));
        }
        for (JsonNode config : realm.path("authenticatorConfig")) {
            if (OURS.matcher(config.path("alias").asText()).matches()) {
                config.path("config")
                        .properties()
                        .forEach(setting -> names.add("step's setting " + setting.getKey() + " = "
                                + setting.getValue().asText()));
            }
        }
        profile(realm);
    }

    // The profile that the set-up makes names the attributes that nobody may edit.
    private void profile(JsonNode realm) {
        for (JsonNode text : realm.path("components").findValues("kc.user.profile.config")) {
            Json.read(text.get(0).asText())
                    .path("attributes")
                    .forEach(attribute -> addIfOurs(
                            "profile attribute ", attribute.path("name").asText()));
        }
    }

    private void keys(String what, JsonNode object, Predicate<String> which) {
        object.fieldNames().forEachRemaining(key -> {
            if (which.test(key)) {
                names.add(what + key);
            }
        });
    }

    private void addIfOurs(String what, String name) {
        if (OURS.matcher(name).matches()) {
            names.add(what + name);
        }
    }
}
