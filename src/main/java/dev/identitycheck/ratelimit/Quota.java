package dev.identitycheck.ratelimit;

/**
 * How many messages one subject may have in one window.
 *
 * @param limit what is limited
 * @param subject whose messages: a keyed hash, which nobody can turn back into a number or an address
 * @param most how many
 * @param window over which time
 */
record Quota(LimitType limit, String subject, int most, QuotaWindow window) {

    // A row is locked for as long as one message is counted. Up to so many, each message has a row, and so the window
    // is exact to the second wherever it begins.
    private static final int MOST_SHARDS = 32;

    /** The number of rows that the count is spread over. */
    int shards() {
        return Math.min(most, MOST_SHARDS);
    }

    /** How many messages one of the rows counts; together they count as many as are allowed. */
    int of(int shard) {
        return most / shards() + (shard < most % shards() ? 1 : 0);
    }
}
