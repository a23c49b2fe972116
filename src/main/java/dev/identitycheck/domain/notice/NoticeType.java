package dev.identitycheck.domain.notice;

/** What somebody is told of. */
public enum NoticeType {
    /** A code confirmed an identity. */
    CONFIRMED("confirmed"),
    /** An identity made the account, and was trusted. */
    FIRST("first"),
    /** The owner's browser linked an identity, as in the Account Console. */
    LINKED("linked"),
    /** An administrator linked an identity. */
    LINKED_BY_ADMINISTRATOR("linked-by-administrator"),
    /** Too many wrong codes. */
    LOCKED("locked"),
    /** An address or number was changed, added or removed. */
    CONTACT_CHANGED("contact-changed"),
    /** The PIN was set, replaced or switched off. */
    PIN_CHANGED("pin-changed"),
    /** Another way is asked first. */
    WAY_CHANGED("way-changed"),
    /** Too many wrong codes or PINs, at the step that asks everybody. */
    STEP_LOCKED("step-locked"),
    /** For support: the owner disowned an identity. */
    DISOWNED("disowned"),
    /** For support: the owner disowned a new contact. */
    CONTACT_DISOWNED("contact-disowned");

    private final String key;

    NoticeType(String key) {
        this.key = key;
    }

    /** The value in the outbox. */
    public String key() {
        return key;
    }

    /** Whether an identity got in, or will be able to ask for it. */
    public boolean isAccess() {
        return switch (this) {
            case CONFIRMED, FIRST, LINKED, LINKED_BY_ADMINISTRATOR -> true;
            case LOCKED, CONTACT_CHANGED, PIN_CHANGED, WAY_CHANGED, STEP_LOCKED, DISOWNED, CONTACT_DISOWNED -> false;
        };
    }

    /** Whether the owner can say "it wasn't me". */
    public boolean canBeDisowned() {
        return isAccess() || this == CONTACT_CHANGED;
    }

    /** Whether it is support that is told. */
    public boolean isForSupport() {
        return this == DISOWNED || this == CONTACT_DISOWNED;
    }
}
