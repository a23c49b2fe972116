package dev.identitycheck.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * How an identity is written into a ledger: SHA-256 over the ledger's own random salt and the identity's parts. No key is
 * involved, so neither a rotation nor a move to another server changes anybody's standing.
 */
final class IdentityDigest {

    private IdentityDigest() {}

    static String of(Identity identity, String salt) {
        MessageDigest digest = sha256();
        add(digest, salt);
        add(digest, identity.providerId());
        add(digest, identity.subject());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    // Each part goes in with its length, so that no two identities make the same input.
    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
