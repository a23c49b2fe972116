package dev.identitycheck.domain.otp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under a key of its own: what has few values is soon guessed from a plain hash. */
public final class KeyedHash {

    private static final String MAC = "HmacSHA256";

    private final byte[] secret;

    private KeyedHash(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Derives the key from one that has other uses too.
     *
     * @param master the other key's bytes
     * @param use what the new key is for; another use makes another key
     */
    public static KeyedHash derivedFrom(byte[] master, String use) {
        return new KeyedHash(mac(master, use));
    }

    /** The hash of a text: 32 bytes. */
    public byte[] of(String text) {
        return mac(secret, text);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    @Override
    public String toString() {
        return "KeyedHash[***]";
    }
}
