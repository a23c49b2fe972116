package dev.identitycheck.ratelimit;

/**
 * The maximum number of messages for one subject in one window.
 *
 * @param limit the limit that the quota belongs to
 * @param subject the subject whose messages are counted: a keyed hash, which cannot be turned back into a number or
 *     an address
 * @param most the maximum number of messages
 * @param window the window over which they are counted
 */
record Quota(LimitType limit, String subject, int most, QuotaWindow window) {

    // A row is locked for as long as one message is counted. Up to this maximum each message has a row of its own, so
    // the window is exact to the second wherever it begins.
    private static final int MAX_SHARDS = 32;

    /** The number of rows (shards) that the count is spread over. */
    int shards() {
        return Math.min(most, MAX_SHARDS);
    }

    /** The maximum number of messages of one shard; together the shards allow the quota's maximum. */
    int maxOf(int shard) {
        return most / shards() + (shard < most % shards() ? 1 : 0);
    }
}
