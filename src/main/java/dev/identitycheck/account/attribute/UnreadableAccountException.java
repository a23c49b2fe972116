package dev.identitycheck.account.attribute;

import dev.identitycheck.domain.identity.CheckImpossibleException;

/**
 * An attribute that this extension stored on an account cannot be read. No decision is guessed from it: an unknown
 * identity is refused.
 */
public final class UnreadableAccountException extends CheckImpossibleException {

    private static final long serialVersionUID = 1L;

    private final String attribute;

    public UnreadableAccountException(String attribute, Throwable cause) {
        super("the attribute " + attribute + " cannot be read", cause);
        this.attribute = attribute;
    }

    UnreadableAccountException(String attribute) {
        super("the attribute " + attribute + " cannot be read");
        this.attribute = attribute;
    }

    /** The name of the attribute that cannot be read. */
    public String attribute() {
        return attribute;
    }
}
