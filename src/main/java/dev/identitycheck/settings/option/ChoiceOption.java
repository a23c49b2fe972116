package dev.identitycheck.settings.option;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An option with a few choices: the constants of an enum in lower case, with hyphens.
 *
 * @param defaultValue the default
 * @param type the enum
 */
public record ChoiceOption<E extends Enum<E>>(String key, String label, String help, E defaultValue, Class<E> type)
        implements Option<E> {

    @Override
    public String defaultText() {
        return text(defaultValue);
    }

    @Override
    public String allowed() {
        return String.join(", ", choices());
    }

    @Override
    public List<String> choices() {
        return Arrays.stream(type.getEnumConstants()).map(ChoiceOption::text).toList();
    }

    @Override
    public E parse(String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> text(e).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not one of the choices"));
    }

    /** The text of a constant. */
    public static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
