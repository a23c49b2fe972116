package dev.identitycheck.broker.guard;

/** A provider's claims are written at each login, and nothing takes them back: the contacts may be anybody's. */
public final class GuardMissingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public GuardMissingException() {
        super("claims are written at each login, and the mapper " + GuardRequirement.MAPPER + " is missing");
    }
}
