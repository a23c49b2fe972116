package dev.identitycheck.domain.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A SHA-256 digest over a salt and parts. Each part is preceded by its length, so that no two lists of parts give the
 * same input.
 */
public final class SaltedDigest {

    private final MessageDigest digest;

    public SaltedDigest(String salt) {
        this.digest = sha256();
        add(salt);
    }

    /** Adds a part. */
    public SaltedDigest add(String part) {
        byte[] bytes = part.getBytes(UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Adds a number. */
    public SaltedDigest add(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
        return this;
    }

    /** The digest of all parts, in base64url without padding. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
