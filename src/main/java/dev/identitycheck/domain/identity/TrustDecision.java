package dev.identitycheck.domain.identity;

/** The decision whether an identity may sign in to an account without confirmation. */
public sealed interface TrustDecision {

    /** The ledger has the identity as known. */
    record Known() implements TrustDecision {}

    /**
     * The ledger does not have the identity as known, but a policy trusts it.
     *
     * @param by the policy
     */
    record Trusted(ConfirmationMethod by) implements TrustDecision {}

    /** The owner has to confirm the identity. */
    record New() implements TrustDecision {}

    /** The owner disowned the identity ("it wasn't me"). */
    record Disowned() implements TrustDecision {}
}
