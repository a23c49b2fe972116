package dev.identitycheck.it.walk;

/** The kinds of harm that no walk may cause. */
enum Harm {
    /** A session of the owner's account that the owner did not begin. */
    SESSION,
    /** A token whose subject is the owner. */
    TOKEN,
    /** A change of the owner's account, above all of its address. */
    ACCOUNT,
    ATTRIBUTES,
    /** A new link, or the loss of a known one. */
    LINKS,
    ROLES_AND_GROUPS,
    CREDENTIALS,
    /** A change of the owner's ledger of identities. */
    LEDGER,
    /** A message for the owner that was sent to another address. */
    MAIL,
    /** The owner's token returns the stored provider token of another person's identity. */
    STORED_TOKEN,
    /** The owner can no longer sign in with the known identity. */
    SHUT_OUT
}
