package dev.identitycheck.settings.option;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A short text of a few harmless characters. There is no default: not set is empty.
 *
 * @param pattern what the whole text has to match
 * @param allowed the same for people
 */
public record TextOption(String key, String label, String help, Pattern pattern, String allowed)
        implements Option<String> {

    @Override
    public String defaultText() {
        return "";
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    @Override
    public String parse(String value) {
        if (!value.isEmpty() && !pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("other characters or too long");
        }
        return value;
    }
}
