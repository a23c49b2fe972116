package dev.identitycheck.keycloak;

import dev.identitycheck.domain.otp.CodeKey;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Keys for codes and counts, derived from the realm's own: never stored beside a code. */
public record CodeKeys(KeycloakSession session, RealmModel realm) {

    /**
     * The key for new codes.
     *
     * @throws CodeKeyMissingException when the realm has none that this server can use
     */
    public CodeKey active() {
        return present(() -> new RealmKeys(session, realm).active(CodeKey::derivedFrom));
    }

    /**
     * The key for what messages and attempts are counted by.
     *
     * @throws CodeKeyMissingException when the realm has none that this server can use
     */
    public RateLimitKey subjects() {
        return present(() -> RateLimitKey.of(session, realm));
    }

    private static <T> T present(Supplier<T> key) {
        try {
            return key.get();
        } catch (RuntimeException e) {
            // DefaultKeyManager throws no type of its own (Keycloak 26.7).
            throw new CodeKeyMissingException(e);
        }
    }

    /** The key of an earlier code; nothing once the realm has dropped it. */
    public Optional<CodeKey> find(String id) {
        return new RealmKeys(session, realm).find(id, CodeKey::derivedFrom);
    }
}
