package dev.identitycheck.domain.pin;

import dev.identitycheck.domain.otp.OneTimeCode;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A PIN of six to eight decimal digits, which is valid until it is replaced. Its {@link #toString} hides the digits.
 *
 * @param digits ASCII digits
 */
public record Pin(String digits) {

    /** The smallest number of digits in a PIN. */
    public static final int SHORTEST = 6;

    /** The largest number of digits in a PIN. */
    public static final int LONGEST = 8;

    public Pin {
        if (typed(digits).filter(code -> code.digits().equals(digits)).isEmpty()) {
            throw new IllegalArgumentException("a PIN is made of six to eight digits");
        }
    }

    /** Parses typed or pasted input; empty if it cannot be a PIN. */
    public static Optional<Pin> of(@Nullable String input) {
        return typed(input).map(code -> new Pin(code.digits()));
    }

    private static Optional<OneTimeCode> typed(@Nullable String input) {
        return IntStream.rangeClosed(SHORTEST, LONGEST)
                .mapToObj(length -> OneTimeCode.typed(input, length))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public String toString() {
        return "***";
    }
}
