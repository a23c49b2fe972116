package dev.identitycheck.listener.protection;

/** What events say that cannot be seen by what is stored. */
enum ProtectionHint {
    /** A password was set: a directory may keep it. */
    PASSWORD,
    /** All sessions were ended. */
    SIGNED_OUT
}
