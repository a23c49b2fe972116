package dev.identitycheck.domain.notice;

/** Who of an owner's contacts is told. */
public enum NotifyPolicy {
    /** The first there is of e-mail, SMS and PEC; if a code went there, the next one too. */
    FIRST_AVAILABLE,
    ALL,
    NONE
}
