package dev.identitycheck.settings.option;

import java.util.List;
import java.util.Optional;

/**
 * A choice whose default depends on other settings: where nothing is set, the value is empty.
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

    // The console would store a default shown here, and the value would no longer depend on other settings.
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
        return choice.choices();
    }

    @Override
    public Optional<E> parse(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(choice.parse(value));
    }
}
