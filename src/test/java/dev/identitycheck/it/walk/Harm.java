package dev.identitycheck.it.walk;

/** What must never come of a walk. */
enum Harm {
    /** A session of the owner's that the owner did not begin. */
    SESSION,
    /** A token that speaks of the owner. */
    TOKEN,
    /** The account itself, its address above all. */
    ACCOUNT,
    ATTRIBUTES,
    /** A link that was not there, or a known one that is gone. */
    LINKS,
    ROLES_AND_GROUPS,
    CREDENTIALS,
    /** What is kept about the identities and contacts of the owner. */
    LEDGER,
    /** A message for the owner that went elsewhere. */
    MAIL,
    /** The owner is handed the token of an identity that is not the owner's. */
    STORED_TOKEN,
    /** The owner is not let in with the known identity. */
    SHUT_OUT
}
