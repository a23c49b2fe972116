package dev.identitycheck.delivery.sms.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of placeholders such as {@code {to}} and {@code {text}}. A value that looks like a placeholder is
 * not replaced.
 */
final class Placeholders {

    /** The placeholders that a body may contain. */
    static final Set<String> OF_MESSAGES = Set.of("to", "to-digits", "from", "text", "user", "secret");

    /** The placeholders that a header may contain: none of the message. */
    static final Set<String> OF_SETTINGS = Set.of("user", "secret");

    private static final Pattern NAME = Pattern.compile("\\{([a-z-]+)}");

    private final Map<String, String> values;

    Placeholders(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** The first placeholder in a template that is not known. */
    static Optional<String> unknown(String template, Set<String> known) {
        return NAME.matcher(template)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !known.contains(name))
                .findFirst();
    }

    String fill(String template) {
        return NAME.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    @Override
    public String toString() {
        return "Placeholders" + values.keySet();
    }
}
