package dev.identitycheck.domain.identity;

/** Signals that a provider's claims cannot be read, so that the identity cannot be determined and is refused. */
public final class UnreadableClaimsException extends CheckImpossibleException {

    private static final long serialVersionUID = 1L;

    // The cause's message may quote the claims, so only its class is named.
    public UnreadableClaimsException(Exception cause) {
        super("the provider's claims cannot be read: " + cause.getClass().getSimpleName());
    }
}
