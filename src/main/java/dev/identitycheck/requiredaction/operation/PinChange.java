package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.settings.option.ChoiceOption;
import java.util.Arrays;
import java.util.Optional;

/** What somebody wants of their PIN. */
public enum PinChange {
    /** A new one by mail. */
    MAIL,
    /** One of their own. */
    OWN,
    /** None any more. */
    OFF;

    /** The wish of this name; nothing if there is none. */
    public static Optional<PinChange> of(String text) {
        return Arrays.stream(values())
                .filter(wish -> ChoiceOption.text(wish).equals(text))
                .findFirst();
    }
}
