package dev.identitycheck.settings;

/** The setting {@code mode}: whether a step enforces, observes or is off. */
public enum Mode {
    /** Asks for a code. */
    ENFORCE,
    /** Decides and writes events, but asks, sends and locks nothing. */
    OBSERVE,
    /** Does nothing. */
    OFF
}
