package dev.identitycheck.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * How a contact is written into a register: SHA-256 over the register's own random salt, the kind and the contact. No key
 * is involved, so neither a rotation nor a move to another server makes a contact new.
 */
final class ContactDigest {

    private ContactDigest() {}

    static String of(Contact contact, String salt) {
        MessageDigest digest = sha256();
        add(digest, salt);
        add(digest, contact.type().key());
        add(digest, contact.canonical());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    // Each part goes in with its length, so that no two contacts make the same input.
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
