package dev.identitycheck.domain.identity;

/** What made an identity known. */
public enum ConfirmationMethod {
    EMAIL("email"),
    SMS("sms"),
    BOTH("both"),
    PIN("pin"),
    /** The identity created the account. */
    FIRST("first"),
    /** The link existed before this extension first handled the account. */
    EXISTING("existing"),
    SECOND_FACTOR("second-factor"),
    SUPPORT("support");

    private final String key;

    ConfirmationMethod(String key) {
        this.key = key;
    }

    /** The value in the ledger. */
    public String key() {
        return key;
    }
}
