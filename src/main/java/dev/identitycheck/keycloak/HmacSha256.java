package dev.identitycheck.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.identitycheck.domain.otp.KeyedHash;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under a key of its own. It is handed to the rules, which depend on {@code java.*} alone. */
public final class HmacSha256 implements KeyedHash {

    private static final String MAC = "HmacSHA256";

    private final byte[] secret;

    private HmacSha256(byte[] secret) {
        this.secret = secret;
    }

    /** As {@link KeyedHash.Derivation#from} says. */
    public static KeyedHash derivedFrom(byte[] master, String use) {
        return new HmacSha256(mac(master, use));
    }

    @Override
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
        return "HmacSha256[***]";
    }
}
