package dev.identitycheck.domain.notice;

import java.util.Optional;

/** What a notice is about. */
public enum NoticeType {
    /** A code confirmed an identity. */
    CONFIRMED("confirmed", DisownEffect.ACCESS),
    /** An identity created the account and was trusted. */
    FIRST("first", DisownEffect.ACCESS),
    /** The owner's browser linked an identity, as in the Account Console. */
    LINKED("linked", DisownEffect.ACCESS),
    /** An administrator linked an identity. */
    LINKED_BY_ADMINISTRATOR("linked-by-administrator", DisownEffect.ACCESS),
    /** Too many wrong codes. */
    LOCKED("locked"),
    /** An address or number was changed, added or removed. */
    CONTACT_CHANGED("contact-changed", DisownEffect.CONTACT),
    /** The PIN was set, replaced or switched off. */
    PIN_CHANGED("pin-changed", DisownEffect.CREDENTIAL),
    /** The method that is asked for first was changed. */
    METHOD_CHANGED("way-changed", DisownEffect.SESSIONS),
    /** Too many wrong codes or PINs, at the code-or-PIN step. */
    STEP_LOCKED("step-locked"),
    /**
     * A message with a code. It carries the link itself, and only where it has no room does another contact get this
     * notice.
     */
    CODE_SENT("code-sent", DisownEffect.CODE),
    /** Wrong codes, or a code page that was left, and nobody got in. */
    ATTEMPTS("attempts", DisownEffect.CODE),
    /** A browser that the account did not know. */
    NEW_BROWSER("new-browser", DisownEffect.BROWSER),
    /** The password was set or changed by somebody signed in. */
    PASSWORD_CHANGED("password-changed", DisownEffect.PASSWORD),
    /** The password was set by "forgot password". */
    PASSWORD_RECOVERED("password-recovered", DisownEffect.PASSWORD),
    /** An administrator set the password. */
    PASSWORD_REPLACED("password-replaced", DisownEffect.PASSWORD),
    /** A passkey, an app or recovery codes were set up. */
    CREDENTIAL_ADDED("credential-added", DisownEffect.CREDENTIAL),
    /** A passkey, an app, recovery codes or the password were removed. */
    CREDENTIAL_REMOVED("credential-removed", DisownEffect.SESSIONS),
    /** An identity was taken off the account. */
    UNLINKED("unlinked", DisownEffect.SESSIONS),
    /** All sessions were ended. */
    SIGNED_OUT("signed-out"),
    /** The account was switched on again. */
    SWITCHED_ON("switched-on"),
    /** Support did something to the account. */
    SUPPORT_ACTED("support-acted"),
    /** For support: the owner disowned an identity. */
    DISOWNED("disowned"),
    /** For support: the owner disowned a new contact. */
    CONTACT_DISOWNED("contact-disowned"),
    /** For support: the owner did not ask for a code. */
    CODE_DISOWNED("code-disowned"),
    /** For support: the owner disowned a password, a credential or a browser. */
    CHANGE_DISOWNED("change-disowned");

    private final String key;
    private final Optional<DisownEffect> effect;

    NoticeType(String key) {
        this.key = key;
        this.effect = Optional.empty();
    }

    NoticeType(String key, DisownEffect effect) {
        this.key = key;
        this.effect = Optional.of(effect);
    }

    /** The value in the outbox. */
    public String key() {
        return key;
    }

    /** Whether an identity gained access, or can ask for it from now on. */
    public boolean isAccess() {
        return effect.equals(Optional.of(DisownEffect.ACCESS));
    }

    /** Whether it is about codes, by which nobody has got in. */
    public boolean isOfCodes() {
        return effect.equals(Optional.of(DisownEffect.CODE));
    }

    /** Whether nobody got in: such a notice never displaces or delays another one. */
    public boolean isAttempt() {
        return this == ATTEMPTS;
    }

    /**
     * Whether a notice of this type may wait and take in what happens meanwhile. Such a notice gets into the history
     * when it is sent, and takes in nothing any more from then on.
     */
    public boolean isGathered() {
        return this == ATTEMPTS || this == NEW_BROWSER;
    }

    /** What the owner's "it wasn't me" does; empty if there is nothing to take away. */
    public Optional<DisownEffect> effect() {
        return effect;
    }

    /** The notice to support that the owner disowned this. */
    public NoticeType disowned() {
        return effect.map(done -> switch (done) {
                    case ACCESS -> DISOWNED;
                    case CONTACT -> CONTACT_DISOWNED;
                    case CODE -> CODE_DISOWNED;
                    case CREDENTIAL, PASSWORD, BROWSER, SESSIONS -> CHANGE_DISOWNED;
                })
                .orElse(DISOWNED);
    }

    /** Whether the notice is a message of its own to the owner: a code brings its own link along. */
    public boolean isForOwner() {
        return !isForSupport() && this != CODE_SENT;
    }

    /** Whether the notice goes to support. */
    public boolean isForSupport() {
        return this == DISOWNED || this == CONTACT_DISOWNED || this == CODE_DISOWNED || this == CHANGE_DISOWNED;
    }
}
