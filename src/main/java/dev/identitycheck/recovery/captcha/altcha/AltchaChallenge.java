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
 * A riddle: find the number that makes this hash behind this salt.
 *
 * @param salt random characters and, as in a URL, parameters; it ends with a delimiter, so that no digit can move between
 *     it and the number
 * @param hash SHA-256 of salt and number, in hexadecimal digits
 * @param signature says that this server asked, of this login
 * @param mostTries the number is less than this
 */
record AltchaChallenge(String salt, String hash, String signature, int mostTries) {

    static final String ALGORITHM = "SHA-256";
    static final String EXPIRES = "expires";
    static final String KEY = "key";

    private static final int SALT_BYTES = 12;

    /**
     * A new one.
     *
     * @param keyId the key's name
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
        // A hash has no zero byte, so no two pairs share one input.
        return HexFormat.of().formatHex(key.of(hash + '\0' + binding));
    }
}
