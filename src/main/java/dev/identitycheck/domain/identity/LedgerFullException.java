package dev.identitycheck.domain.identity;

/** Signals that a ledger is full of disowned identities, so that another identity cannot be entered and is refused. */
public final class LedgerFullException extends CheckImpossibleException {

    private static final long serialVersionUID = 1L;

    LedgerFullException() {
        super("the ledger is full of disowned identities");
    }
}
