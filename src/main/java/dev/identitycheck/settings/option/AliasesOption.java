package dev.identitycheck.settings.option;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An option with a list of identity providers' aliases, none by default, separated by commas.
 *
 * @param max the maximum number of aliases
 */
public record AliasesOption(String key, String label, String help, int max) implements Option<List<String>> {

    private static final Pattern SEPARATOR = Pattern.compile(",");
    private static final int MAX_LENGTH = 255;

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
        return "up to " + max + " aliases of providers, separated by commas";
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    @Override
    public List<String> parse(String value) {
        List<String> aliases = Stream.of(SEPARATOR.split(value))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .distinct()
                .toList();
        if (aliases.size() > max || aliases.stream().anyMatch(AliasesOption::isNone)) {
            throw new IllegalArgumentException("too many aliases, or one that is none");
        }
        return aliases;
    }

    private static boolean isNone(String alias) {
        return alias.length() > MAX_LENGTH || alias.chars().anyMatch(Character::isISOControl);
    }
}
