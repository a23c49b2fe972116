package dev.identitycheck.domain.pin;

import dev.identitycheck.domain.otp.CodeGenerator;
import java.util.stream.Stream;

/**
 * Makes PINs of equally likely digits, trivial ones left out.
 *
 * @param digits where the digits come from
 */
public record PinGenerator(CodeGenerator digits) {

    /** A new PIN of so many digits. */
    public Pin next(int length, WeakPins trivial) {
        return Stream.generate(() -> new Pin(digits.next(length).digits()))
                .filter(pin -> !trivial.contains(pin))
                .findFirst()
                .orElseThrow();
    }
}
