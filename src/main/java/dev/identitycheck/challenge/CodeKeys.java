package dev.identitycheck.challenge;

import dev.identitycheck.code.CodeKey;
import java.util.Optional;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Keys for codes, derived from the realm's own HMAC keys: rotated with them, and never stored beside a code. */
record CodeKeys(KeycloakSession session, RealmModel realm) {

    private static final String ALGORITHM = Algorithm.HS512;

    /** The key for new codes. */
    CodeKey active() {
        return derived(session.keys().getActiveKey(realm, KeyUse.SIG, ALGORITHM));
    }

    /** The key of an earlier code; nothing once the realm has dropped it. */
    Optional<CodeKey> find(String id) {
        return Optional.ofNullable(session.keys().getKey(realm, id, KeyUse.SIG, ALGORITHM))
                .map(CodeKeys::derived);
    }

    private static CodeKey derived(KeyWrapper key) {
        return CodeKey.derivedFrom(key.getKid(), key.getSecretKey().getEncoded());
    }
}
