package dev.identitycheck.account;

import org.jspecify.annotations.Nullable;

/** The account's row could not be locked: it is not in this database, or somebody else holds it for too long. */
public final class AccountUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccountUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
