package dev.identitycheck.domain.identity;

/** A ledger holds nothing but disowned identities, so there is no room for another one: it stays out. */
public final class LedgerFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerFullException() {
        super("the ledger is full of disowned identities");
    }
}
