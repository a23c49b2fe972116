package dev.identitycheck.domain.notice;

/** What a notice is about. */
public enum NoticeType {
    /** A code confirmed an identity. */
    CONFIRMED("confirmed"),
    /** An identity created the account and was trusted. */
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
    /** The method that is asked for first was changed. */
    METHOD_CHANGED("way-changed"),
    /** Too many wrong codes or PINs, at the code-or-PIN step. */
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

    /** Whether an identity gained access, or can ask for it from now on. */
    public boolean isAccess() {
        return switch (this) {
            case CONFIRMED, FIRST, LINKED, LINKED_BY_ADMINISTRATOR -> true;
            case LOCKED, CONTACT_CHANGED, PIN_CHANGED, METHOD_CHANGED, STEP_LOCKED, DISOWNED, CONTACT_DISOWNED -> false;
        };
    }

    /** Whether the owner can disown it ("it wasn't me"). */
    public boolean canBeDisowned() {
        return isAccess() || this == CONTACT_CHANGED;
    }

    /** Whether the notice goes to support. */
    public boolean isForSupport() {
        return this == DISOWNED || this == CONTACT_DISOWNED;
    }
}
