package dev.identitycheck.settings.option;

import java.util.List;
import java.util.Optional;

/**
 * A choice whose default depends on other settings: where nothing is set, nothing is read.
 *
 * @param choice the choice; its own default is the one in most cases
 * @param otherwise the default in the other cases, and when that is
 */
public record DependentOption<E extends Enum<E>>(ChoiceOption<E> choice, String otherwise)
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

    // The console would store what it finds here, and nothing would depend on anything any more.
    @Override
    public String defaultText() {
        return "";
    }

    @Override
    public String defaultForPeople() {
        return choice.defaultText() + "; " + otherwise;
    }

    @Override
    public String allowed() {
        return choice.allowed();
    }

    @Override
    public List<String> choices() {
        return choice.choices();
    }

    @Override
    public Optional<E> parse(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(choice.parse(value));
    }
}
