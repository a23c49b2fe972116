package dev.identitycheck.settings;

/** Whether a step acts. */
public enum Mode {
    /** Asks. */
    ENFORCE,
    /** Decides and tells, but asks, sends and locks nothing. */
    OBSERVE,
    /** Does nothing. */
    OFF
}
