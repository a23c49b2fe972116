package dev.identitycheck.domain.identity;

/**
 * Decides which identities need no confirmation.
 *
 * @param trustFirst whether the identity that created the account is trusted
 * @param trustExisting whether links are trusted that existed before this extension first handled the account
 */
public record TrustPolicy(boolean trustFirst, boolean trustExisting) {

    /** Decides about an identity by the account's ledger. */
    public TrustDecision judge(IdentityLedger ledger, Identity identity) {
        return ledger.find(identity).map(this::judge).orElseGet(TrustDecision.New::new);
    }

    private TrustDecision judge(LedgerEntry entry) {
        return switch (entry.state()) {
            case KNOWN -> new TrustDecision.Known();
            case DISOWNED -> new TrustDecision.Disowned();
            case UNCONFIRMED ->
                trustFirst && entry.origin() == LinkOrigin.REGISTRATION && !entry.isDoubted()
                        ? new TrustDecision.Trusted(ConfirmationMethod.FIRST)
                        : new TrustDecision.New();
        };
    }
}
