package dev.identitycheck.account;

import java.security.SecureRandom;
import java.util.Base64;

/** What makes the digests on one account different from those on any other. */
public final class SaltGenerator {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private SaltGenerator() {}

    /** A new one. */
    public static String next() {
        byte[] salt = new byte[BYTES];
        RANDOM.nextBytes(salt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }
}
