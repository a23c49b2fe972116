package dev.identitycheck.settings;

/** The setting {@code channel}: where a code is sent. */
public enum ChannelSetting {
    /** E-mail, else SMS; the user may switch. */
    PREFERRED,
    /** E-mail; SMS for users whose only contact is a phone. */
    EMAIL,
    /** SMS; e-mail for users whose only contact is an address. */
    SMS,
    /** One code to both contacts. */
    BOTH
}
