package dev.identitycheck.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;

/**
 * A code that was sent and waits to be entered.
 *
 * @param keyId names the {@link CodeKey}
 * @param hash the keyed hash
 * @param expiresAt the first moment at which the code is no longer accepted
 * @param via the way on which it was sent
 */
public record PendingCode(String keyId, String hash, Instant expiresAt, String via) {

    /** Takes a code into safe keeping. */
    public static PendingCode of(OneTimeCode code, String binding, CodeKey key, Instant expiresAt, String via) {
        return new PendingCode(key.id(), key.hash(code, binding), expiresAt, via);
    }

    /** The same code, sent in another way. */
    public PendingCode sentVia(String way) {
        return new PendingCode(keyId, hash, expiresAt, way);
    }

    boolean liveAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    boolean matches(OneTimeCode code, String binding, CodeKey key) {
        return MessageDigest.isEqual(key.hash(code, binding).getBytes(UTF_8), hash.getBytes(UTF_8));
    }
}
