package dev.identitycheck.account;

import java.security.SecureRandom;
import java.util.Base64;

/** Generates the salt that makes the digests of one account differ from those of any other. */
final class SaltGenerator {

    private static final int BYTES = 16;

    private SaltGenerator() {}

    /** Generates a new random salt. */
    static String next(SecureRandom random) {
        byte[] salt = new byte[BYTES];
        random.nextBytes(salt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }
}
