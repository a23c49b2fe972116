package dev.identitycheck.ratelimit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The usage of a quota: what its rows have counted so far. */
final class QuotaUsage {

    /**
     * A row of the quota.
     *
     * @param shard the index of the row
     * @param used the number of messages it has counted
     * @param expires when its window ends
     */
    record Row(int shard, int used, Instant expires) {}

    private final Quota quota;
    private final Map<Integer, Row> rows;
    private final Instant now;

    QuotaUsage(Quota quota, List<Row> rows, Instant now) {
        this.quota = quota;
        this.rows = rows.stream().collect(Collectors.toMap(Row::shard, Function.identity()));
        this.now = now;
    }

    /** The shards that can count one more message. */
    List<Integer> free() {
        return IntStream.range(0, quota.shards()).filter(this::isFree).boxed().toList();
    }

    /** Whether the row of a shard is stored already. */
    boolean isStored(int shard) {
        return rows.containsKey(shard);
    }

    /** When the first row is free again; empty if waiting does not help. */
    Optional<Instant> freeAt() {
        return IntStream.range(0, quota.shards())
                .mapToObj(rows::get)
                .map(row -> row == null ? now : row.expires())
                .min(Instant::compareTo);
    }

    /** How many more messages the quota allows. */
    int left() {
        return IntStream.range(0, quota.shards())
                .map(shard -> {
                    Row row = rows.get(shard);
                    return row == null || !row.expires().isAfter(now)
                            ? quota.maxOf(shard)
                            : Math.max(0, quota.maxOf(shard) - row.used());
                })
                .sum();
    }

    private boolean isFree(int shard) {
        Row row = rows.get(shard);
        return row == null || !row.expires().isAfter(now) || row.used() < quota.maxOf(shard);
    }
}
