package dev.identitycheck.settings;

/** The setting {@code channel}. */
public enum ChannelChoice {
    /** E-mail, else SMS; the person may switch. */
    PREFERRED,
    EMAIL,
    SMS,
    /** One code to both. */
    BOTH
}
