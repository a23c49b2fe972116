package dev.identitycheck.domain.otp;

import dev.identitycheck.domain.text.TypedText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A one-time code of decimal digits. Its {@link #toString} hides them.
 *
 * @param digits ASCII digits
 */
public record OneTimeCode(String digits) {

    /** The longest input that is parsed: people paste a code with blanks around it, not a page of text. */
    private static final int MAX_INPUT_LENGTH = 64;

    public OneTimeCode {
        if (digits.isEmpty() || !digits.chars().allMatch(OneTimeCode::isDigit)) {
            throw new IllegalArgumentException("a code is made of digits");
        }
    }

    /**
     * Parses typed or pasted input: {@code 123456}, {@code 123 456}, {@code 123-456}, in digits of any script and with
     * whatever invisible marks a mail client puts around them.
     *
     * @return the code; empty if the input cannot be a code of this length
     */
    public static Optional<OneTimeCode> typed(@Nullable String input, int length) {
        if (input == null || input.length() > MAX_INPUT_LENGTH) {
            return Optional.empty();
        }
        String digits = TypedText.compact(input);
        return digits.length() == length && digits.chars().allMatch(OneTimeCode::isDigit)
                ? Optional.of(new OneTimeCode(digits))
                : Optional.empty();
    }

    // Character.isDigit also accepts digits of other scripts.
    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    @Override
    public String toString() {
        return "***";
    }
}
