package dev.identitycheck.domain.device;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A random token of 256 bits that one browser keeps for one account. It grants no access; it only shows that this
 * browser was used before.
 *
 * @param secret base64url without padding
 */
public record DeviceToken(String secret) {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public DeviceToken {
        if (!FORM.matcher(secret).matches()) {
            throw new IllegalArgumentException("a token is 43 letters of base64url");
        }
    }

    /** A new random token. */
    public static DeviceToken next(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new DeviceToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Parses a token; empty if the text has another form. */
    static Optional<DeviceToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DeviceToken(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "***";
    }
}
