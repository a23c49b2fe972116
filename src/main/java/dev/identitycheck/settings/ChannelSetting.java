package dev.identitycheck.settings;

/** The setting {@code channel}. */
public enum ChannelSetting {
    /** E-mail, else SMS; the person may switch. */
    PREFERRED,
    /** E-mail; SMS to people who have only that. */
    EMAIL,
    /** SMS; e-mail to people who have only that. */
    SMS,
    /** One code to both. */
    BOTH
}
