package dev.identitycheck.settings;

/** What becomes of an account whose owner disowned an identity. */
public enum DisownedAccount {
    /** It stays enabled: the owner's own identities sign in. */
    KEEP,
    DISABLE
}
