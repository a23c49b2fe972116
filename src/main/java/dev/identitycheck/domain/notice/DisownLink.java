package dev.identitycheck.domain.notice;

import java.time.Duration;

/**
 * The link in a message by which its recipient disowns what the message reports.
 *
 * @param url the URL
 * @param digest the digest of the token in the URL, as it is stored
 * @param lifetime how long the token can be used
 */
public record DisownLink(String url, String digest, Duration lifetime) {

    /** The whole days; a day if there are less. */
    public long days() {
        return Math.max(1, lifetime.toDays());
    }

    /** The whole hours. */
    public long hours() {
        return lifetime.toHours();
    }

    @Override
    public String toString() {
        return "DisownLink[***]";
    }
}
