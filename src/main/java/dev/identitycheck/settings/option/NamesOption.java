package dev.identitycheck.settings.option;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A list of names, none by default, with {@code ##} between them as Keycloak stores lists.
 *
 * @param most how many names there may be
 */
public record NamesOption(String key, String label, String help, int most) implements Option<List<String>> {

    private static final Pattern BETWEEN = Pattern.compile("##");
    private static final int LONGEST = 100;

    // What OIDC claims and SAML attributes are called, addresses and object ids among them.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:/@~+=%\\\\-]{1," + LONGEST + "}");

    @Override
    public String defaultText() {
        return "";
    }

    @Override
    public String defaultForPeople() {
        return "none";
    }

    @Override
    public String allowed() {
        return "up to " + most + " names of up to " + LONGEST + " letters, digits or ._:/@~+=%\\-";
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    /** The names, each once and in alphabetical order. */
    @Override
    public List<String> parse(String value) {
        List<String> names = Stream.of(BETWEEN.split(value))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (names.size() > most || !names.stream().allMatch(NAME.asMatchPredicate())) {
            throw new IllegalArgumentException("too many names, or one that is none");
        }
        return names;
    }
}
