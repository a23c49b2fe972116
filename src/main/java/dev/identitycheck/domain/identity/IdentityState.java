package dev.identitycheck.identity;

/** How the account's owner stands to an identity in the ledger. */
public enum EntryState {
    KNOWN("known"),
    UNCONFIRMED("unconfirmed"),
    DISOWNED("disowned");

    private final String key;

    EntryState(String key) {
        this.key = key;
    }

    /** The value in the ledger. */
    public String key() {
        return key;
    }
}
