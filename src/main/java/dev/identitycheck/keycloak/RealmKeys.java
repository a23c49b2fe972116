package dev.identitycheck.keycloak;

import dev.identitycheck.domain.otp.KeyedHash;
import java.util.Optional;
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
 * @param realm the realm of the keys
 */
public record RealmKeys(KeycloakSession session, RealmModel realm) {

    private static final String ALGORITHM = Algorithm.HS512;

    /**
     * A derived key, and the id by which it is found once the realm has a newer one.
     *
     * @param id the id of the realm's key
     * @param hash hashes under the key
     */
    public record Named(String id, KeyedHash hash) {}

    /**
     * The newest key, derived for one use.
     *
     * @throws IllegalStateException where the realm has none that this server can use
     */
    public Named active(String use) {
        KeyWrapper key = session.keys().getActiveKey(realm, KeyUse.SIG, ALGORITHM);
        return derived(key, use)
                .map(hash -> new Named(key.getKid(), hash))
                .orElseThrow(() -> new IllegalStateException("the realm's HMAC key cannot be read"));
    }

    /** An earlier key, derived for one use; empty once the realm has removed it. */
    public Optional<KeyedHash> find(String id, String use) {
        return Optional.ofNullable(session.keys().getKey(realm, id, KeyUse.SIG, ALGORITHM))
                .flatMap(key -> derived(key, use));
    }

    // A key that never leaves its hardware has no encoding.
    private static Optional<KeyedHash> derived(KeyWrapper key, String use) {
        return Optional.ofNullable(key.getSecretKey())
                .map(SecretKey::getEncoded)
                .map(master -> HmacSha256.derivedFrom(master, use));
    }
}
