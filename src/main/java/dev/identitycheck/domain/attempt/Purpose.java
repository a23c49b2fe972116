package dev.identitycheck.domain.attempt;

/**
 * What a code or PIN is asked for. Each purpose counts its own failures, and the lockout of one never affects another.
 */
public enum Purpose {
    IDENTITY("identity"),
    CODE("code"),
    PIN("pin"),
    PHONE("phone"),
    RECOVERY("recovery");

    private final String key;

    Purpose(String key) {
        this.key = key;
    }

    /** The purpose's name in attributes, events and hashes. */
    public String key() {
        return key;
    }
}
