package dev.identitycheck.identity;

/**
 * Which identities need no confirmation.
 *
 * @param trustFirst whether the identity that created the account is trusted
 * @param trustExisting whether links older than the account's first meeting with this extension are trusted
 */
public record TrustPolicy(boolean trustFirst, boolean trustExisting) {

    /** Judges an identity by the account's ledger. */
    public Standing judge(IdentityLedger ledger, Identity identity) {
        return ledger.find(identity).map(this::judge).orElseGet(Standing.New::new);
    }

    private Standing judge(LedgerEntry entry) {
        return switch (entry.state()) {
            case KNOWN -> new Standing.Known();
            case DISOWNED -> new Standing.Disowned();
            case UNCONFIRMED ->
                trustFirst && entry.origin() == LinkOrigin.REGISTRATION && !entry.isDoubted()
                        ? new Standing.Trusted(ConfirmedBy.FIRST)
                        : new Standing.New();
        };
    }
}
