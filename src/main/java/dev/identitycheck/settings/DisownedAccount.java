package dev.identitycheck.settings;

/** The setting {@code disownedAccount}: what happens to an account whose owner disowned an identity. */
public enum DisownedAccount {
    /** The account stays enabled: the owner's own identities sign in. */
    KEEP,
    DISABLE
}
