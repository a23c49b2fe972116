package dev.identitycheck.keycloak;

import dev.identitycheck.domain.identity.CheckImpossibleException;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the realm has no HMAC key to hash codes with. Without one no code is sent, and unknown identities
 * are refused.
 */
public final class CodeKeyMissingException extends CheckImpossibleException {

    private static final long serialVersionUID = 1L;

    CodeKeyMissingException(@Nullable Throwable cause) {
        super("the realm has no HMAC key for HS512", cause);
    }
}
