package dev.identitycheck.credential;

import dev.identitycheck.domain.pin.Pin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** The PIN that a user chose, after its check. */
public sealed interface ChosenPin {

    /**
     * The PIN can be used.
     *
     * @param pin the PIN
     */
    record Usable(Pin pin) implements ChosenPin {}

    /** The entry does not consist of six to eight digits. */
    record Malformed() implements ChosenPin {}

    /** The PIN is among those that are guessed first. */
    record Trivial() implements ChosenPin {}

    /** Reads and checks a user's entry. */
    static ChosenPin of(@Nullable String entry, UserModel user) {
        Optional<Pin> pin = Pin.of(entry);
        if (pin.isEmpty()) {
            return new Malformed();
        }
        return GuessableDigits.of(user).contains(pin.get()) ? new Trivial() : new Usable(pin.get());
    }
}
