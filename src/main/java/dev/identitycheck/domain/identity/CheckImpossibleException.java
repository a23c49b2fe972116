package dev.identitycheck.domain.identity;

import org.jspecify.annotations.Nullable;

/**
 * Signals that the identity check is impossible: it cannot be decided whether an identity is known, or no code can be
 * asked for. Unknown identities are then refused. The message is the cause, for the operator's log; it quotes no input
 * of a person or provider.
 */
public abstract class CheckImpossibleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected CheckImpossibleException(String cause) {
        super(cause);
    }

    protected CheckImpossibleException(String cause, @Nullable Throwable thrown) {
        super(cause, thrown);
    }
}
