package dev.identitycheck.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key that codes are hashed with. Ten digits are soon guessed from a plain hash; without the key they are not. */
public final class CodeKey {

    private static final String MAC = "HmacSHA256";

    private final String id;
    private final byte[] secret;

    private CodeKey(String id, byte[] secret) {
        this.id = id;
        this.secret = secret;
    }

    /**
     * Derives the key for codes from a key that has other uses too.
     *
     * @param id names the key, so that an open challenge outlives its rotation
     * @param master the other key's bytes
     */
    public static CodeKey derivedFrom(String id, byte[] master) {
        return new CodeKey(id, mac(master, "identity-check code key v1"));
    }

    /** The key's name. */
    public String id() {
        return id;
    }

    /** The hash of a code, valid under {@code binding} only. */
    String hash(OneTimeCode code, String binding) {
        // The code's alphabet has no zero byte, so no two pairs share one input.
        return Base64.getEncoder().encodeToString(mac(secret, code.digits() + '\0' + binding));
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
        return "CodeKey[" + id + ", ***]";
    }
}
