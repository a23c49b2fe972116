package dev.identitycheck.settings.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads options from an authenticator's configuration. Keycloak validates none of it on save, so everything is here. */
public final class SettingsReader {

    private final Map<String, String> config;
    private final List<InvalidSetting> invalid = new ArrayList<>();

    public SettingsReader(Map<String, String> config) {
        this.config = config;
    }

    /** The value set, or the default if none is; a bad value is noted and the default stands in for it. */
    public <T> T read(Option<T> option) {
        String value = Objects.requireNonNullElse(config.get(option.key()), "");
        String text = value.isBlank() ? option.defaultText() : value.strip();
        try {
            return option.parse(text);
        } catch (IllegalArgumentException e) {
            // What was wrong is said by the key and what it allows; the value may be anything.
            invalid.add(new InvalidSetting(option.key(), option.allowed()));
            return option.parse(option.defaultText());
        }
    }

    /** Notes a condition between settings that does not hold. */
    public void require(boolean holds, Option<?> option, String allowed) {
        if (!holds) {
            invalid.add(new InvalidSetting(option.key(), allowed));
        }
    }

    /** The settings that cannot be used; while there are any, none of the values must be. */
    public List<InvalidSetting> invalid() {
        return List.copyOf(invalid);
    }
}
