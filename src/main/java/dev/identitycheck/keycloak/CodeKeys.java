package dev.identitycheck.keycloak;

import dev.identitycheck.domain.otp.CodeKey;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The keys for codes and rate limits, derived from the realm's own keys and never stored beside a code. */
public record CodeKeys(KeycloakSession session, RealmModel realm) {

    private static final String USE = "identity-check code key v1";

    /**
     * The key for new codes.
     *
     * @throws CodeKeyMissingException when the realm has none that this server can use
     */
    public CodeKey active() {
        RealmKeys.Named key = required(() -> new RealmKeys(session, realm).active(USE));
        return new CodeKey(key.id(), key.hash());
    }

    /**
     * The key for the subjects that messages and attempts are counted by.
     *
     * @throws CodeKeyMissingException when the realm has none that this server can use
     */
    public RateLimitKey subjects() {
        return required(() -> RateLimitKey.of(session, realm));
    }

    private static <T> T required(Supplier<T> key) {
        try {
            return key.get();
        } catch (RuntimeException e) {
            // DefaultKeyManager throws no exception type of its own (Keycloak 26.7).
            throw new CodeKeyMissingException(e);
        }
    }

    /** The key of an earlier code; empty once the realm has removed it. */
    public Optional<CodeKey> find(String id) {
        return new RealmKeys(session, realm).find(id, USE).map(hash -> new CodeKey(id, hash));
    }
}
