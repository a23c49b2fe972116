package dev.identitycheck.settings;

/** The setting {@code noContact}: what happens to people who cannot be asked. */
enum NoContact {
    DENY,
    ALLOW
}
