package dev.identitycheck.challenge;

import dev.identitycheck.code.CodeKey;
import dev.identitycheck.delivery.limit.SubjectKey;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Keys for codes and counts, derived from the realm's own HMAC keys: rotated with them, and never stored beside a code. */
record CodeKeys(KeycloakSession session, RealmModel realm) {

    private static final String ALGORITHM = Algorithm.HS512;

    /**
     * The key for new codes.
     *
     * @throws CodeKeyMissingException when the realm has none that this server can use
     */
    CodeKey active() {
        return present(() -> Optional.ofNullable(session.keys().getActiveKey(realm, KeyUse.SIG, ALGORITHM))
                .flatMap(CodeKeys::derived));
    }

    /**
     * The key for what text messages are counted by.
     *
     * @throws CodeKeyMissingException when the realm has none that this server can use
     */
    SubjectKey subjects() {
        return present(() -> SubjectKey.of(session, realm));
    }

    private static <T> T present(Supplier<Optional<T>> key) {
        try {
            return key.get().orElseThrow(() -> new CodeKeyMissingException(null));
        } catch (CodeKeyMissingException e) {
            throw e;
        } catch (RuntimeException e) {
            // DefaultKeyManager throws no type of its own (Keycloak 26.7).
            throw new CodeKeyMissingException(e);
        }
    }

    /** The key of an earlier code; nothing once the realm has dropped it. */
    Optional<CodeKey> find(String id) {
        return Optional.ofNullable(session.keys().getKey(realm, id, KeyUse.SIG, ALGORITHM))
                .flatMap(CodeKeys::derived);
    }

    private static Optional<CodeKey> derived(KeyWrapper key) {
        // A key that never leaves its hardware has no encoding.
        return Optional.ofNullable(key.getSecretKey())
                .map(SecretKey::getEncoded)
                .map(master -> CodeKey.derivedFrom(key.getKid(), master));
    }
}
