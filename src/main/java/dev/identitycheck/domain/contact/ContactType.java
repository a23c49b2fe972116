package dev.identitycheck.domain.contact;

/** The kinds of contact that an account may have. */
public enum ContactType {
    EMAIL("email"),
    PHONE("phone");

    private final String key;

    ContactType(String key) {
        this.key = key;
    }

    /** The value in the register. */
    public String key() {
        return key;
    }
}
