package dev.identitycheck.domain.identity;

/** Whether the account's owner confirmed or disowned an identity in the ledger. */
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
