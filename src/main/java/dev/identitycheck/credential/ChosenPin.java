package dev.identitycheck.pin;

import dev.identitycheck.code.Pin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** What somebody chose as their own PIN. */
public sealed interface OwnPin {

    /**
     * It can be used.
     *
     * @param pin the PIN
     */
    record Usable(Pin pin) implements OwnPin {}

    /** It is not made of six to eight digits. */
    record Malformed() implements OwnPin {}

    /** It is among those that are guessed first. */
    record Trivial() implements OwnPin {}

    /** Reads what a user typed. */
    static OwnPin of(@Nullable String typed, UserModel user) {
        Optional<Pin> pin = Pin.of(typed);
        if (pin.isEmpty()) {
            return new Malformed();
        }
        return OwnersDigits.of(user).contains(pin.get()) ? new Trivial() : new Usable(pin.get());
    }
}
