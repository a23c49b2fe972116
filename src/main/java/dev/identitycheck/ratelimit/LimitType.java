package dev.identitycheck.ratelimit;

import java.util.Locale;

/**
 * What text messages, and what strangers try, are counted for. Whoever counts one message counts it in this order, and locks rows of the store in
 * no other: nobody waits in a circle.
 */
public enum LimitType {
    IDENTITY,
    USER,
    NUMBER,
    ADDRESS,
    COUNTRY,
    BUDGET,
    /** Recoveries of a forgotten password. */
    RECOVERY;

    /** The limit's name in events, metrics and the store. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
