package dev.identitycheck.recovery.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Requests that no gateway has signed. Anybody can post as many as they like, so they are told of in one line for each realm and
 * ten minutes: a gateway whose secret is a wrong one shows, and the log is nobody's to fill.
 */
public final class UnsignedRequestLogLimiter {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final Map<String, Told> told = new HashMap<>();

    private record Told(Instant next, int since) {}

    /**
     * One more.
     *
     * @return how many there were since they were last told of, if they are to be told of now
     */
    public synchronized OptionalInt add(String realmId, Instant now) {
        Told before = told.getOrDefault(realmId, new Told(now, 0));
        int since = before.since() + 1;
        boolean isDue = !now.isBefore(before.next());
        told.put(realmId, isDue ? new Told(now.plus(TEN_MINUTES), 0) : new Told(before.next(), since));
        return isDue ? OptionalInt.of(since) : OptionalInt.empty();
    }
}
