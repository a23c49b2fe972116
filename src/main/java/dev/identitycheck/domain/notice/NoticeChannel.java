package dev.identitycheck.domain.notice;

/** How a notice travels, in the order in which one is chosen. */
public enum NoticeChannel {
    EMAIL("email"),
    SMS("sms"),
    /** Certified mail, by a mail server of its own. */
    PEC("pec"),
    /** To support, by the realm's mail server. */
    SUPPORT("support"),
    /** Nobody is told: sessions are ended that outlived a server which died while it ended them. */
    SESSIONS("sessions");

    private final String key;

    NoticeChannel(String key) {
        this.key = key;
    }

    /** The value in the outbox. */
    public String key() {
        return key;
    }
}
