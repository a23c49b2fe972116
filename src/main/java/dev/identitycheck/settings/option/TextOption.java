package dev.identitycheck.settings.option;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An option with a short text of a restricted set of characters. It has no default; an unset value is empty.
 *
 * @param pattern the pattern that the whole text has to match
 * @param allowed a description of that pattern
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
