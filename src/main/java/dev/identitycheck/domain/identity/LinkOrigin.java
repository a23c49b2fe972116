package dev.identitycheck.domain.identity;

/** Who made the link of an identity that is not yet confirmed. */
public enum LinkOrigin {
    /** A login, or the owner's browser: the link goes again when nobody confirms it. */
    LOGIN("login"),
    /** The login that created the account: without this link nobody could come back to it. */
    REGISTRATION("registration"),
    /** An administrator or an import: the link stays. */
    ADMINISTRATOR("administrator");

    private final String key;

    LinkOrigin(String key) {
        this.key = key;
    }

    /** The value in the ledger. */
    public String key() {
        return key;
    }
}
