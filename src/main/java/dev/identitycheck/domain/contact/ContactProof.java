package dev.identitycheck.domain.contact;

/** What proved that a contact is the owner's. */
public enum ContactProof {
    /** The contact was proved before this extension first handled the account. */
    EXISTING("existing"),
    /** An administrator or two members of the support staff entered the contact. */
    SUPPORT("support"),
    /**
     * One member of the support staff entered the contact: it counts after a delay, or when another member approves it.
     */
    STAFF("staff"),
    /** A code sent to an e-mail address that already counted. */
    EMAIL("email"),
    /** A code sent to a phone that already counted. */
    SMS("sms"),
    /** Only a message to the contact itself, or the claim of a provider: the contact counts after a delay. */
    ITSELF("itself"),
    /** Nothing: the owner disowned the contact. It confirms nothing until an administrator enters it. */
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
