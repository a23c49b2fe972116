package dev.identitycheck.challenge;

import dev.identitycheck.guard.Guard;

/** A provider's claims are written at each login, and nothing takes them back: the contacts may be anybody's. */
final class UnguardedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnguardedException() {
        super("claims are written at each login, and the mapper " + Guard.MAPPER + " is missing");
    }
}
