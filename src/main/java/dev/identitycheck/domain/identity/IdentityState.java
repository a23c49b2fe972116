package dev.identitycheck.domain.identity;

/** How the account's owner stands to an identity in the ledger. */
public enum IdentityState {
    KNOWN("known"),
    UNCONFIRMED("unconfirmed"),
    DISOWNED("disowned");

    private final String key;

    IdentityState(String key) {
        this.key = key;
    }

    /** The value in the ledger. */
    public String key() {
        return key;
    }
}
