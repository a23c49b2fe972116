package dev.identitycheck.account;

import dev.identitycheck.domain.identity.CheckImpossibleException;
import org.jspecify.annotations.Nullable;

/**
 * The account does not exist, or its row could not be locked because another transaction holds the lock for too long.
 */
public final class AccountUnavailableException extends CheckImpossibleException {

    private static final long serialVersionUID = 1L;

    public AccountUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
