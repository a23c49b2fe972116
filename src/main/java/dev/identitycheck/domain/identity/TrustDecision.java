package dev.identitycheck.domain.identity;

/** How an identity stands to the account that it signs in to. */
public sealed interface TrustDecision {

    /** The ledger says so. */
    record Known() implements TrustDecision {}

    /**
     * Not in the ledger as known, but a stated policy trusts it.
     *
     * @param by the policy
     */
    record Trusted(ConfirmationMethod by) implements TrustDecision {}

    /** To be confirmed by the owner. */
    record New() implements TrustDecision {}

    /** The owner said "it wasn't me". */
    record Disowned() implements TrustDecision {}
}
