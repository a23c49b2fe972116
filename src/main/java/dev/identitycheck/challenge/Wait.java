package dev.identitycheck.challenge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a waiting time is said. */
final class Wait {

    private static final long LONG = 120;

    private Wait() {}

    static CodePage.Say until(Instant then, Instant now) {
        long seconds = Math.max(1, Math.floorDiv(Duration.between(now, then).toMillis() + 999, 1000));
        return seconds < LONG
                ? new CodePage.Say.Problem("identityCheckTooSoonSeconds", List.of(seconds))
                : new CodePage.Say.Problem("identityCheckTooSoonMinutes", List.of(Math.floorDiv(seconds + 59, 60)));
    }
}
