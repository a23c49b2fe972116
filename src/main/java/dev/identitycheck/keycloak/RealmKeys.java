package dev.identitycheck.keycloak;

import dev.identitycheck.domain.otp.KeyedHash;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.crypto.SecretKey;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keys derived from a realm's own HMAC keys: rotated with them, the same on every node, and never stored.
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
    public record Named(String id, KeyedHash hash) {}

    /**
     * The newest key, derived for one use.
     *
     * @throws IllegalStateException where the realm has none that this server can use
     */
    public Named active(String use) {
        return active((id, master) -> new Named(id, KeyedHash.derivedFrom(master, use)));
    }

    /**
     * The newest key, derived in a way of the caller's, who is given its name and bytes.
     *
     * @throws IllegalStateException where the realm has none that this server can use
     */
    public <T> T active(BiFunction<String, byte[], T> derivation) {
        KeyWrapper key = session.keys().getActiveKey(realm, KeyUse.SIG, ALGORITHM);
        return derived(key, derivation)
                .orElseThrow(() -> new IllegalStateException("the realm's HMAC key cannot be read"));
    }

    /** An earlier key, derived for the same use; nothing once the realm has dropped it. */
    public Optional<KeyedHash> find(String id, String use) {
        return find(id, (name, master) -> KeyedHash.derivedFrom(master, use));
    }

    /** An earlier key, derived in a way of the caller's. */
    public <T> Optional<T> find(String id, BiFunction<String, byte[], T> derivation) {
        return Optional.ofNullable(session.keys().getKey(realm, id, KeyUse.SIG, ALGORITHM))
                .flatMap(key -> derived(key, derivation));
    }

    // A key that never leaves its hardware has no encoding.
    private static <T> Optional<T> derived(KeyWrapper key, BiFunction<String, byte[], T> derivation) {
        return Optional.ofNullable(key.getSecretKey())
                .map(SecretKey::getEncoded)
                .map(master -> derivation.apply(key.getKid(), master));
    }
}
