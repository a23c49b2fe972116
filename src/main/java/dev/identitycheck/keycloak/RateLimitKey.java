package dev.identitycheck.keycloak;

import dev.identitycheck.domain.otp.KeyedHash;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The key that subjects of rate limits are hashed with: without a key, the hashes of all phone numbers of a country are
 * soon computed. A realm that changes its key counts anew.
 */
public final class RateLimitKey {

    private static final String USE = "identity-check limit subject key v1";

    private final KeyedHash hash;

    public RateLimitKey(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * The key derived from the realm's own HMAC keys.
     *
     * @throws IllegalStateException if the realm has none that this server can use
     */
    public static RateLimitKey of(KeycloakSession session, RealmModel realm) {
        return new RateLimitKey(new RealmKeys(session, realm).active(USE).hash());
    }

    /** The keyed hash that is stored in place of a subject. */
    public String hash(List<String> parts) {
        // Each part is preceded by its length, so that no two lists give the same text.
        String text = parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(text));
    }

    @Override
    public String toString() {
        return "RateLimitKey[***]";
    }
}
