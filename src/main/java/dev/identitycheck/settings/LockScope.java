package dev.identitycheck.settings;

/** The setting {@code lockScope}: what a lock closes. */
public enum LockScope {
    NEW_IDENTITIES,
    /** The user is disabled too. */
    ACCOUNT
}
