package dev.identitycheck.listener;

/** Who changed a user's contacts. */
enum Actor {
    PERSON,
    ADMINISTRATOR,
    /** A directory's synchronization or a SCIM client: a realm setting says if it has an administrator's word. */
    DIRECTORY
}
