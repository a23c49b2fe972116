package dev.identitycheck.settings.option;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An option with a list of keys, none by default, separated by commas.
 *
 * @param known the keys that there are
 */
public record KeysOption(String key, String label, String help, List<String> known) implements Option<List<String>> {

    private static final Pattern SEPARATOR = Pattern.compile(",");

    public KeysOption {
        known = List.copyOf(known);
    }

    @Override
    public String defaultText() {
        return "";
    }

    @Override
    public String defaultDescription() {
        return "none";
    }

    @Override
    public String allowed() {
        return "separated by commas: " + String.join(", ", known);
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    @Override
    public List<String> parse(String value) {
        List<String> keys = Stream.of(SEPARATOR.split(value))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
        if (!known.containsAll(keys)) {
            throw new IllegalArgumentException("a key that is none");
        }
        return keys;
    }
}
