package dev.identitycheck.keycloak;

import org.jspecify.annotations.Nullable;

/** The realm has no HMAC key that codes could be hashed with. Without one no code is sent, and nobody unknown goes in. */
public final class CodeKeyMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CodeKeyMissingException(@Nullable Throwable cause) {
        super("the realm has no HMAC key for HS512", cause);
    }
}
