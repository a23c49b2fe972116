package dev.identitycheck.domain.notice;

import dev.identitycheck.domain.contact.Channel;

/** The channels of notices, in the order in which one is chosen. */
public enum NoticeChannel {
    EMAIL("email"),
    SMS("sms"),
    /** Certified mail, through a mail server of its own. */
    PEC("pec"),
    /** Mail to support, through the realm's mail server. */
    SUPPORT("support"),
    /** No message: ends the sessions that remained because a server died while it ended them. */
    SESSIONS("sessions");

    private final String key;

    NoticeChannel(String key) {
        this.key = key;
    }

    /** The value in the outbox. */
    public String key() {
        return key;
    }

    /** The channel of a notice that is sent as a code was. */
    public static NoticeChannel of(Channel channel) {
        return switch (channel) {
            case EMAIL -> EMAIL;
            case SMS -> SMS;
        };
    }
}
