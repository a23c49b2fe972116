package dev.identitycheck.admin.doctor.check;

import dev.identitycheck.settings.option.DependentOption;
import dev.identitycheck.settings.option.Option;
import java.util.Map;
import java.util.Objects;

/**
 * An enabled step with its settings as they are stored, or several that share them.
 *
 * @param flow the alias of the top-level flow that contains the step; of several, all of them, with commas
 * @param config the configuration of the step; Keycloak does not validate it
 */
public record ConfiguredStep(String flow, Map<String, String> config) {

    public boolean isSet(String key, String value) {
        return value.equals(text(key));
    }

    public boolean isSet(String key) {
        return !text(key).isEmpty();
    }

    /** The value that holds for an option: the stored one, or its default. */
    public String value(Option<?> option) {
        String stored = text(option.key());
        boolean isDefault = stored.isEmpty() || stored.equals(DependentOption.DEFAULT);
        return isDefault ? option.defaultText() : stored;
    }

    private String text(String key) {
        return Objects.requireNonNullElse(config.get(key), "").strip();
    }
}
