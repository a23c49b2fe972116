package dev.identitycheck.recovery.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Limits the log of requests without a valid gateway signature. The endpoint is public, so these requests are logged in
 * one line per realm and ten minutes: a gateway with a wrong secret is visible, and strangers cannot fill the log.
 */
public final class UnsignedRequestLogLimiter {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final Map<String, LogWindow> windows = new HashMap<>();

    private record LogWindow(Instant next, int since) {}

    /**
     * Counts a request.
     *
     * @return the number of requests since the last log line, if a line is due now
     */
    public synchronized OptionalInt add(String realmId, Instant now) {
        LogWindow before = windows.getOrDefault(realmId, new LogWindow(now, 0));
        int since = before.since() + 1;
        boolean isDue = !now.isBefore(before.next());
        windows.put(realmId, isDue ? new LogWindow(now.plus(TEN_MINUTES), 0) : new LogWindow(before.next(), since));
        return isDue ? OptionalInt.of(since) : OptionalInt.empty();
    }
}
