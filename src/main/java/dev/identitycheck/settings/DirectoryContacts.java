package dev.identitycheck.settings;

/** When a contact counts that a directory or a SCIM client wrote. */
public enum DirectoryContacts {
    /** At once, as what an administrator writes. */
    COUNT,
    /** After the delay for new contacts, as what its owner writes. */
    WAIT
}
