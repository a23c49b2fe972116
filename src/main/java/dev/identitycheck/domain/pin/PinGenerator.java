package dev.identitycheck.domain.pin;

import dev.identitycheck.domain.otp.CodeGenerator;
import java.util.stream.Stream;

/**
 * Generates PINs of equally likely digits and leaves out weak ones.
 *
 * @param digits the source of the digits
 */
public record PinGenerator(CodeGenerator digits) {

    /** A new PIN of {@code length} digits that is not weak. */
    public Pin next(int length, WeakPins weak) {
        return Stream.generate(() -> new Pin(digits.next(length).digits()))
                .filter(pin -> !weak.contains(pin))
                .findFirst()
                .orElseThrow();
    }
}
