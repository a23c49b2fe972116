package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.settings.option.ChoiceOption;
import java.util.Arrays;
import java.util.Optional;

/** The change to a PIN that a user asks for. */
public enum PinChange {
    /** A new PIN is sent by e-mail. */
    MAIL,
    /** The user chooses a PIN. */
    OWN,
    /** The PIN is removed. */
    OFF;

    /** The change of this name; empty if the name is unknown. */
    public static Optional<PinChange> of(String text) {
        return Arrays.stream(values())
                .filter(change -> ChoiceOption.text(change).equals(text))
                .findFirst();
    }
}
