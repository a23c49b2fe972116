package dev.identitycheck.account;

import org.jspecify.annotations.Nullable;

/** There is no account to change, or its row could not be locked: somebody else holds it for too long. */
public final class AccountUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AccountUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
