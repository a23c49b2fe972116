package dev.identitycheck.settings.option;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A choice whose default depends on other settings: where nothing or {@link #DEFAULT} is set,
 * the value is empty.
 *
 * @param choice the choice; its own default applies in most cases
 * @param otherDefault the default in the other cases, and when it applies
 */
public record DependentOption<E extends Enum<E>>(ChoiceOption<E> choice, String otherDefault)
        implements Option<Optional<E>> {

    @Override
    public String key() {
        return choice.key();
    }

    @Override
    public String label() {
        return choice.label();
    }

    @Override
    public String help() {
        return choice.help();
    }

    /** The choice that sets nothing: the admin console stores the first choice of a list with each save (26.7). */
    public static final String DEFAULT = "default";

    // A default shown in the console would be stored, and would no longer depend on other settings.
    @Override
    public String defaultText() {
        return "";
    }

    @Override
    public String defaultDescription() {
        return choice.defaultText() + "; " + otherDefault;
    }

    @Override
    public String allowed() {
        return choice.allowed();
    }

    @Override
    public List<String> choices() {
        return Stream.concat(Stream.of(DEFAULT), choice.choices().stream()).toList();
    }

    @Override
    public Optional<E> parse(String value) {
        return value.isEmpty() || value.equals(DEFAULT) ? Optional.empty() : Optional.of(choice.parse(value));
    }
}
