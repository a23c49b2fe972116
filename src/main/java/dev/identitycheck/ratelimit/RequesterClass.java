package dev.identitycheck.ratelimit;

import dev.identitycheck.domain.attempt.Purpose;

/** Who has a message sent. Strangers have a share of their own, so that they cannot use up the owners'. */
public enum RequesterClass {
    /** Somebody who has proved something: a login at a provider, or in a session. */
    OWNER,
    /** Anybody at all. */
    STRANGER;

    /** Of a hundred messages, those that strangers may have sent. */
    private static final int STRANGERS_PERCENT = 20;

    /** Who asks for a code of this purpose. */
    public static RequesterClass of(Purpose purpose) {
        return switch (purpose) {
            case IDENTITY, CODE, PIN, PHONE -> OWNER;
            case RECOVERY -> STRANGER;
        };
    }

    /** The share of something that all together have. */
    public int shareOf(int whole) {
        int strangers = (int) ((long) whole * STRANGERS_PERCENT / 100);
        return this == STRANGER ? strangers : whole - strangers;
    }
}
