package dev.identitycheck.settings.option;

import java.util.List;

/**
 * An option that is true or false.
 *
 * @param defaultValue the default
 */
public record FlagOption(String key, String label, String help, boolean defaultValue) implements Option<Boolean> {

    private static final List<String> CHOICES = List.of(Boolean.toString(true), Boolean.toString(false));

    @Override
    public String defaultText() {
        return Boolean.toString(defaultValue);
    }

    @Override
    public String allowed() {
        return String.join(", ", CHOICES);
    }

    @Override
    public List<String> choices() {
        return CHOICES;
    }

    @Override
    public Boolean parse(String value) {
        if (!CHOICES.contains(value)) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return Boolean.valueOf(value);
    }
}
