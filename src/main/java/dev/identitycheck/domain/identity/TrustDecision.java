package dev.identitycheck.identity;

/** How an identity stands to the account that it signs in to. */
public sealed interface Standing {

    /** The ledger says so. */
    record Known() implements Standing {}

    /**
     * Not in the ledger as known, but a stated policy trusts it.
     *
     * @param by the policy
     */
    record Trusted(ConfirmedBy by) implements Standing {}

    /** To be confirmed by the owner. */
    record New() implements Standing {}

    /** The owner said "it wasn't me". */
    record Disowned() implements Standing {}
}
