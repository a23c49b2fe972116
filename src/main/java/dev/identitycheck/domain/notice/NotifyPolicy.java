package dev.identitycheck.domain.notice;

/** Which of an owner's contacts are notified. */
public enum NotifyPolicy {
    /** The first existing contact of e-mail, SMS and PEC; if a code was sent to it, the next one too. */
    FIRST_AVAILABLE,
    ALL,
    NONE
}
