package dev.identitycheck.keycloak;

import dev.identitycheck.domain.otp.KeyedHash;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The key that subjects of limits are hashed with: all numbers of a country are soon hashed without one. A realm that
 * changes its key counts anew.
 */
public final class RateLimitKey {

    private final KeyedHash hash;

    private RateLimitKey(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * The realm's key, from its own HMAC keys.
     *
     * @throws IllegalStateException if it has none that this server can use
     */
    public static RateLimitKey of(KeycloakSession session, RealmModel realm) {
        return new RealmKeys(session, realm).active((id, master) -> derivedFrom(master));
    }

    /** Derives the key from one that has other uses too. */
    public static RateLimitKey derivedFrom(byte[] master) {
        return new RateLimitKey(KeyedHash.derivedFrom(master, "identity-check limit subject key v1"));
    }

    /** What stands for a subject in the store. */
    public String hash(List<String> parts) {
        // With its length before each part, no two lists make the same text.
        String text = parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(text));
    }

    @Override
    public String toString() {
        return "RateLimitKey[***]";
    }
}
