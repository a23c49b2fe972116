package dev.identitycheck.domain.pin;

import dev.identitycheck.domain.otp.OneTimeCode;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A PIN: six to eight decimal digits that stay until the next one. It never prints itself.
 *
 * @param digits ASCII digits
 */
public record Pin(String digits) {

    /** The fewest digits that a PIN has. */
    public static final int SHORTEST = 6;

    /** The most digits that a PIN has. */
    public static final int LONGEST = 8;

    public Pin {
        if (typed(digits).filter(code -> code.digits().equals(digits)).isEmpty()) {
            throw new IllegalArgumentException("a PIN is made of six to eight digits");
        }
    }

    /** Reads what somebody typed or pasted; nothing if it cannot be a PIN. */
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
