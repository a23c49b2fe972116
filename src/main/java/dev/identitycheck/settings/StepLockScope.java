package dev.identitycheck.settings;

/** The setting {@code lockScope} of the step that asks for a code or PIN: what a lock closes. */
public enum StepLockScope {
    STEP,
    /** The user is disabled too. */
    ACCOUNT
}
