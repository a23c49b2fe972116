package dev.identitycheck.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How an identity is written into a ledger: SHA-256 over the ledger's own random salt and the identity's parts. No key is
 * involved, so neither a rotation nor a move to another server changes anybody's standing.
 */
final class IdentityDigest {

    // No claim has so many values.
    private static final int MISSING = -1;

    private IdentityDigest() {}

    /** With the claims that its fingerprint names. */
    static String of(Identity identity, String salt) {
        return of(identity, identity.fingerprint().names(), salt);
    }

    /** With the claims of these names. */
    static String of(Identity identity, Collection<String> claims, String salt) {
        MessageDigest digest = sha256();
        add(digest, salt);
        add(digest, identity.providerId());
        add(digest, identity.subject());
        claims.stream().distinct().sorted().forEach(name -> {
            add(digest, name);
            add(digest, identity.fingerprint().claims().values(name));
        });
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    // A claim that is not there, one without values and one with an empty value are three different things.
    private static void add(MessageDigest digest, Optional<List<String>> values) {
        add(digest, values.map(List::size).orElse(MISSING));
        values.stream().flatMap(List::stream).sorted().forEach(value -> add(digest, value));
    }

    // Each part goes in with its length, so that no two identities make the same input.
    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(UTF_8);
        add(digest, bytes.length);
        digest.update(bytes);
    }

    private static void add(MessageDigest digest, int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
