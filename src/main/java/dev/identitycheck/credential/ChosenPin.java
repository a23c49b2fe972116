package dev.identitycheck.credential;

import dev.identitycheck.domain.pin.Pin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** What somebody chose as their own PIN. */
public sealed interface ChosenPin {

    /**
     * It can be used.
     *
     * @param pin the PIN
     */
    record Usable(Pin pin) implements ChosenPin {}

    /** It is not made of six to eight digits. */
    record Malformed() implements ChosenPin {}

    /** It is among those that are guessed first. */
    record Trivial() implements ChosenPin {}

    /** Reads what a user typed. */
    static ChosenPin of(@Nullable String typed, UserModel user) {
        Optional<Pin> pin = Pin.of(typed);
        if (pin.isEmpty()) {
            return new Malformed();
        }
        return GuessableDigits.of(user).contains(pin.get()) ? new Trivial() : new Usable(pin.get());
    }
}
