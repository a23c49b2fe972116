package dev.identitycheck.settings;

/** The setting {@code noContact}: what happens to users to whom no code can be sent. */
enum NoContact {
    DENY,
    ALLOW
}
