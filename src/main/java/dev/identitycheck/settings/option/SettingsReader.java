package dev.identitycheck.settings.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads options from an authenticator's configuration. Keycloak validates none of it on save, so it is validated here.
 */
public final class SettingsReader {

    private final Map<String, String> config;
    private final List<InvalidSetting> invalid = new ArrayList<>();

    public SettingsReader(Map<String, String> config) {
        this.config = config;
    }

    /**
     * The configured value, or the default if none is set; an invalid value is recorded, and the default is
     * returned instead.
     */
    public <T> T read(Option<T> option) {
        String value = Objects.requireNonNullElse(config.get(option.key()), "");
        String text = value.isBlank() ? option.defaultText() : value.strip();
        try {
            return option.parse(text);
        } catch (IllegalArgumentException e) {
            // The key and the allowed values describe the error; the value itself may be anything and is not repeated.
            invalid.add(new InvalidSetting(option.key(), option.allowed()));
            return option.parse(option.defaultText());
        }
    }

    /** Records a condition between settings that does not hold. */
    public void require(boolean holds, Option<?> option, String allowed) {
        if (!holds) {
            invalid.add(new InvalidSetting(option.key(), allowed));
        }
    }

    /** The invalid settings; while there are any, none of the values read may be used. */
    public List<InvalidSetting> invalid() {
        return List.copyOf(invalid);
    }
}
