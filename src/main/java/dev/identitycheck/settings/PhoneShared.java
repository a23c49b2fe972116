package dev.identitycheck.settings;

/** The setting {@code phoneShared}: whether several accounts may have the same phone. */
public enum PhoneShared {
    ALLOW,
    REFUSE
}
