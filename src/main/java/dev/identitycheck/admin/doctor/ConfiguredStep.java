package dev.identitycheck.admin.doctor;

import java.util.Map;
import java.util.Objects;

/**
 * A step that can be reached, with its settings as they are stored.
 *
 * @param flow the alias of the whole flow that it stands in
 * @param config its configuration; Keycloak checks none of it
 */
record ConfiguredStep(String flow, Map<String, String> config) {

    boolean isSet(String key, String value) {
        return value.equals(text(key));
    }

    boolean isSet(String key) {
        return !text(key).isEmpty();
    }

    private String text(String key) {
        return Objects.requireNonNullElse(config.get(key), "").strip();
    }
}
