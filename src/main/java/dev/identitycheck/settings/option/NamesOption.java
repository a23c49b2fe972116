package dev.identitycheck.settings.option;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An option with a list of names, none by default, separated by {@code ##} as Keycloak stores lists.
 *
 * @param max the maximum number of names
 */
public record NamesOption(String key, String label, String help, int max) implements Option<List<String>> {

    private static final Pattern SEPARATOR = Pattern.compile("##");
    private static final int MAX_LENGTH = 100;

    // The names of OIDC claims and SAML attributes, which may be URIs and object identifiers.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:/@~+=%\\\\-]{1," + MAX_LENGTH + "}");

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
        return "up to " + max + " names of up to " + MAX_LENGTH + " letters, digits or ._:/@~+=%\\-";
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    /** The names without duplicates, in alphabetical order. */
    @Override
    public List<String> parse(String value) {
        List<String> names = Stream.of(SEPARATOR.split(value))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (names.size() > max || !names.stream().allMatch(NAME.asMatchPredicate())) {
            throw new IllegalArgumentException("too many names, or one that is none");
        }
        return names;
    }
}
