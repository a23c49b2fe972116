package dev.identitycheck.it.stage;

/** Which proved contacts an account has. */
public enum Contacts {
    NONE,
    EMAIL,
    PHONE,
    BOTH;

    boolean email() {
        return this == EMAIL || this == BOTH;
    }

    boolean phone() {
        return this == PHONE || this == BOTH;
    }
}
