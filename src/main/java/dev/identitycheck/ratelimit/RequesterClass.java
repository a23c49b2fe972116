package dev.identitycheck.ratelimit;

import dev.identitycheck.domain.attempt.Purpose;

/**
 * Whether the requester of a message has authenticated by anything. Unauthenticated requesters have a share of their
 * own of each limit and queue, so that they cannot use up the share of the owners.
 */
public enum RequesterClass {
    /** A requester who has proved something: a login at an identity provider, or a session. */
    OWNER,
    /** A requester who has proved nothing. */
    STRANGER;

    /** The percentage of messages that unauthenticated requesters may request. */
    private static final int STRANGERS_PERCENT = 20;

    /** The class of the requesters of codes of this purpose. */
    public static RequesterClass of(Purpose purpose) {
        return switch (purpose) {
            case IDENTITY, CODE, PIN, PHONE -> OWNER;
            case RECOVERY -> STRANGER;
        };
    }

    /** The share of a total that all requesters of this class have together. */
    public int shareOf(int total) {
        int strangers = (int) ((long) total * STRANGERS_PERCENT / 100);
        return this == STRANGER ? strangers : total - strangers;
    }
}
