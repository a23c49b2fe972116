package dev.identitycheck.domain.notice;

/** What "it wasn't me" does about a notice. All of it only takes away. */
public enum DisownEffect {
    /** Removes and blocks the identity, and undoes what was done through its sessions. */
    ACCESS("Access"),
    /** The new contacts confirm nothing any more; those that a person entered are taken off, and the sessions end. */
    CONTACT("Contact"),
    /** Ends the challenges or the recovery that a code was sent for; nobody got in. */
    CODE("Code"),
    /** Removes a new passkey, app or PIN, and ends the sessions. */
    CREDENTIAL("Credential"),
    /** Removes the password until the owner recovers it, and ends the sessions. */
    PASSWORD("Password"),
    /** Forgets a browser, and ends the sessions. */
    BROWSER("Browser"),
    /** Ends the sessions; what was taken away can be set up again. */
    SESSIONS("Sessions");

    private final String key;

    DisownEffect(String key) {
        this.key = key;
    }

    /** The end of the message keys of the page's texts. */
    public String key() {
        return key;
    }

    /** Whether somebody got in, so that the account's sessions end. */
    public boolean endsSessions() {
        return this != CODE;
    }
}
