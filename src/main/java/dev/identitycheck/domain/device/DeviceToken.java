package dev.identitycheck.domain.device;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one browser keeps for one account: 256 random bits. It opens nothing; it only says that this browser was here before.
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

    /** A new one. */
    public static DeviceToken next(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new DeviceToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads one; nothing if it has another form. */
    static Optional<DeviceToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DeviceToken(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "***";
    }
}
