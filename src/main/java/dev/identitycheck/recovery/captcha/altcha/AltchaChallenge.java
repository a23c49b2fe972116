package dev.identitycheck.recovery.captcha.altcha;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.identitycheck.domain.otp.KeyedHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A proof-of-work challenge: find the number whose hash with this salt equals the given hash.
 *
 * @param salt random characters and, as in a URL, parameters; it ends with a delimiter, so that no digit can move
 *     between it and the number
 * @param hash SHA-256 of salt and number, in hexadecimal digits
 * @param signature proves that this server issued the challenge for this login
 * @param mostTries the number is less than this
 */
record AltchaChallenge(String salt, String hash, String signature, int mostTries) {

    static final String ALGORITHM = "SHA-256";
    static final String EXPIRES = "expires";
    static final String KEY = "key";

    private static final int SALT_BYTES = 12;

    /**
     * Creates a challenge.
     *
     * @param keyId the id of the signing key
     * @param binding realm and login
     */
    static AltchaChallenge next(
            String keyId,
            KeyedHash key,
            String binding,
            int mostTries,
            Duration lifetime,
            Instant now,
            SecureRandom random) {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        String salt = HexFormat.of().formatHex(bytes) + "?" + EXPIRES + "="
                + now.plus(lifetime).getEpochSecond() + "&" + KEY + "=" + keyId + "&";
        String hash = hash(salt, random.nextInt(mostTries));
        return new AltchaChallenge(salt, hash, sign(key, hash, binding), mostTries);
    }

    static String hash(String salt, long number) {
        try {
            byte[] digest = MessageDigest.getInstance(ALGORITHM).digest((salt + number).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    static String sign(KeyedHash key, String hash, String binding) {
        // A hexadecimal hash has no zero byte, so the input is unique for each pair.
        return HexFormat.of().formatHex(key.of(hash + '\0' + binding));
    }
}
