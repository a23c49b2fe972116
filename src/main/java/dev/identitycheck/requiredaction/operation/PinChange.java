package dev.identitycheck.centre;

import dev.identitycheck.settings.ChoiceOption;
import java.util.Arrays;
import java.util.Optional;

/** What somebody wants of their PIN. */
enum PinWish {
    /** A new one by mail. */
    MAIL,
    /** One of their own. */
    OWN,
    /** None any more. */
    OFF;

    /** The wish of this name; nothing if there is none. */
    static Optional<PinWish> of(String text) {
        return Arrays.stream(values())
                .filter(wish -> ChoiceOption.text(wish).equals(text))
                .findFirst();
    }
}
