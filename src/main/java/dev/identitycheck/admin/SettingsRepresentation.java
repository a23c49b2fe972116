package dev.identitycheck.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.option.FlagOption;
import dev.identitycheck.settings.option.NumberOption;
import dev.identitycheck.settings.option.ObjectOption;
import dev.identitycheck.settings.option.Option;
import dev.identitycheck.settings.option.RealmOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.util.JsonSerialization;

/** The settings of a realm as JSON in the admin API: an object with one field for each setting. */
final class SettingsRepresentation {

    private SettingsRepresentation() {}

    /** The JSON of every setting: the stored value, else the default, null where there is no default. */
    static ObjectNode of(RealmSettings settings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (RealmOption<?> option : RealmSettings.OPTIONS) {
            json.set(option.option().key(), toJson(option, settings.stored(option)));
        }
        return json;
    }

    // An invalid value is shown as it is stored, so that an administrator can correct it.
    private static JsonNode toJson(RealmOption<?> option, Optional<String> stored) {
        String text = stored.orElse(option.defaultText());
        if (text.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (option.option() instanceof FlagOption && option.option().choices().contains(text)) {
            return JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(text));
        }
        if (option.option() instanceof ObjectOption) {
            return parsed(text);
        }
        return option.option() instanceof NumberOption && isWhole(text)
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                : JsonNodeFactory.instance.textNode(text);
    }

    private static JsonNode parsed(String text) {
        try {
            return JsonSerialization.mapper.readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }

    private static boolean isWhole(String text) {
        return text.matches("-?[0-9]{1,18}");
    }

    /** The value to store for each setting; empty for absent, null and blank fields, which return to the default. */
    static Map<RealmOption<?>, Optional<String>> read(ObjectNode json) throws InvalidRequestException {
        refuseUnknown(json);
        Map<RealmOption<?>, Optional<String>> values = new LinkedHashMap<>();
        for (RealmOption<?> option : RealmSettings.OPTIONS) {
            values.put(option, read(option.option(), json.path(option.option().key())));
        }
        return values;
    }

    private static void refuseUnknown(ObjectNode json) throws InvalidRequestException {
        Map<String, RealmOption<?>> known = RealmSettings.OPTIONS.stream()
                .collect(Collectors.toMap(o -> o.option().key(), o -> o));
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!known.containsKey(field.getKey())) {
                throw InvalidRequestException.field("there is no such setting", field.getKey(), keys());
            }
        }
    }

    private static String keys() {
        return RealmSettings.OPTIONS.stream().map(o -> o.option().key()).collect(Collectors.joining(", "));
    }

    private static boolean matchesType(Option<?> option, JsonNode value) {
        if (option instanceof FlagOption) {
            return value.isBoolean();
        }
        if (option instanceof ObjectOption) {
            return value.isObject();
        }
        return option instanceof NumberOption ? value.isIntegralNumber() : value.isTextual();
    }

    private static Optional<String> read(Option<?> option, JsonNode value) throws InvalidRequestException {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!matchesType(option, value)) {
            throw InvalidRequestException.field("the setting is of another type", option.key(), option.allowed());
        }
        String text = value.isObject() ? value.toString() : value.asText().strip();
        try {
            option.parse(text.isEmpty() ? option.defaultText() : text);
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IllegalArgumentException e) {
            throw InvalidRequestException.field(
                    "the setting must be one of the values allowed", option.key(), option.allowed());
        }
    }
}
