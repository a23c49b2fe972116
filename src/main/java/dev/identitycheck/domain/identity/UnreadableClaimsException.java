package dev.identitycheck.domain.identity;

/** What a provider said cannot be read, so nobody can tell whose identity it is: it stays out. */
public final class UnreadableClaimsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // The cause may quote what the provider said, so its kind must do.
    public UnreadableClaimsException(Exception cause) {
        super("the provider's claims cannot be read: " + cause.getClass().getSimpleName());
    }
}
