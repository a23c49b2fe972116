package dev.identitycheck.ratelimit;

import java.util.Locale;

/**
 * The limits that count text messages, and attempts of unauthenticated requesters. The limits of one message
 * are counted, and their rows locked, in the order of these constants and in no other, so that transactions do
 * not deadlock.
 */
public enum LimitType {
    IDENTITY,
    USER,
    NUMBER,
    ADDRESS,
    COUNTRY,
    BUDGET,
    /** Counts recoveries of a forgotten password. */
    RECOVERY;

    /** The limit's name in events, metrics and the store. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
