package dev.identitycheck.listener;

/** Who changed a user's contacts. */
enum Actor {
    PERSON,
    ADMINISTRATOR
}
