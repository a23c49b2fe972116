package dev.identitycheck.domain.identity;

/** Who made the link of an identity that is not yet confirmed. */
public enum LinkOrigin {
    /** A login, or the owner's browser: the link is removed if it is not confirmed. */
    LOGIN("login"),
    /** The login that created the account: without this link nobody could sign in to it again. */
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
