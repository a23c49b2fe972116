package dev.identitycheck.recovery.key;

import dev.identitycheck.code.KeyedHash;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keys derived from the realm's own HMAC keys: rotated with them, and the same on every node.
 *
 * @param session reads the keys
 * @param realm whose they are
 */
public record RealmKeys(KeycloakSession session, RealmModel realm) {

    private static final String ALGORITHM = Algorithm.HS512;

    /**
     * A key, and the name by which it is found again once the realm has a newer one.
     *
     * @param id the name
     * @param hash hashes under the key
     */
    public record Named<T>(String id, T hash) {}

    /** The newest key for a use. */
    public Named<KeyedHash> active(String use) {
        return active(master -> KeyedHash.derivedFrom(master, use));
    }

    /**
     * The newest key, derived in a way of the caller's.
     *
     * @throws IllegalStateException where the realm has none that this server can use
     */
    public <T> Named<T> active(Function<byte[], T> derivation) {
        KeyWrapper key = session.keys().getActiveKey(realm, KeyUse.SIG, ALGORITHM);
        return master(key)
                .map(master -> new Named<>(key.getKid(), derivation.apply(master)))
                .orElseThrow(() -> new IllegalStateException("the realm's HMAC key cannot be used"));
    }

    /** An earlier key for a use; nothing once the realm has dropped it. */
    public Optional<KeyedHash> find(String id, String use) {
        return Optional.ofNullable(session.keys().getKey(realm, id, KeyUse.SIG, ALGORITHM))
                .flatMap(RealmKeys::master)
                .map(master -> KeyedHash.derivedFrom(master, use));
    }

    // A key that never leaves its hardware has no encoding.
    private static Optional<byte[]> master(KeyWrapper key) {
        return Optional.ofNullable(key.getSecretKey()).map(SecretKey::getEncoded);
    }
}
