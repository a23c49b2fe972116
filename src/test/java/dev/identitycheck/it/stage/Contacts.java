package dev.identitycheck.it.stage;

/** The proved contacts with which an account is created. */
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
