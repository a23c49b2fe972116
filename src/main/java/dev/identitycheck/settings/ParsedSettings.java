package dev.identitycheck.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;

/**
 * What the settings of steps were parsed to in one session, which is one request. A login reads the same settings in
 * conditions, steps, listeners and vetoes; they are parsed once. Whoever changes a configuration within the request
 * gets it parsed anew, because the results are found by the very values that they were parsed from.
 */
public final class ParsedSettings {

    private static final String ATTRIBUTE = "identity-check.parsed-settings";

    private final Map<Key, Object> parsed = new HashMap<>();

    private ParsedSettings() {}

    private record Key(Class<?> type, Map<String, String> config) {}

    /** The settings of an identity-check step. */
    public static IdentityCheckSettings.Parsed identityCheck(KeycloakSession session, Map<String, String> config) {
        return of(session).get(IdentityCheckSettings.Parsed.class, config, IdentityCheckSettings::parse);
    }

    /** The settings of a step that asks for a code or PIN. */
    public static CodeOrPinSettings.Parsed codeOrPin(KeycloakSession session, Map<String, String> config) {
        return of(session).get(CodeOrPinSettings.Parsed.class, config, CodeOrPinSettings::parse);
    }

    private static ParsedSettings of(KeycloakSession session) {
        ParsedSettings found = session.getAttribute(ATTRIBUTE, ParsedSettings.class);
        if (found == null) {
            found = new ParsedSettings();
            session.setAttribute(ATTRIBUTE, found);
        }
        return found;
    }

    private <T> T get(Class<T> type, Map<String, String> config, Function<Map<String, String>, T> parse) {
        // The map is a live view for some stores, and may have null values: Map.copyOf would refuse those.
        Map<String, String> values = new HashMap<>(config);
        return type.cast(parsed.computeIfAbsent(new Key(type, values), key -> parse.apply(values)));
    }
}
