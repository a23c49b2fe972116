package dev.identitycheck.domain.contact;

/** What speaks for a contact. */
public enum ContactProof {
    /** It was proved before the account first met this extension. */
    EXISTING("existing"),
    /** An administrator entered it, or two of support's staff. */
    SUPPORT("support"),
    /** One of support's staff entered it: it counts once it has stood for a while, or when another one approves it. */
    STAFF("staff"),
    /** A code sent to an e-mail address that counted already. */
    EMAIL("email"),
    /** A code sent to a phone that counted already. */
    SMS("sms"),
    /** Nothing but a message to the contact itself, or the word of a provider: it counts once it has stood for a while. */
    ITSELF("itself"),
    /** Nothing: the owner said that it is somebody else's. It confirms nothing until an administrator enters it. */
    DISOWNED("disowned");

    private final String key;

    ContactProof(String key) {
        this.key = key;
    }

    /** The value in the register. */
    public String key() {
        return key;
    }
}
