package dev.identitycheck.domain.identity;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When an identity of the ledger was seen, asked about and used.
 *
 * @param firstSeen when the identity was first seen
 * @param lastAsked when its owner was last asked to confirm it; null if never
 * @param lastUsed when it was last used, to 30 days; null if never since it became known; the time of its disowning if
 * it is disowned
 */
public record EntryTimes(Instant firstSeen, @Nullable Instant lastAsked, @Nullable Instant lastUsed) {

    EntryTimes asked(@Nullable Instant asked) {
        return new EntryTimes(firstSeen, asked, lastUsed);
    }

    EntryTimes used(Instant used) {
        return new EntryTimes(firstSeen, lastAsked, used);
    }

    /** When it was last used, else when its owner was last asked, else when it was first seen. */
    Instant lastTouched() {
        return Objects.requireNonNullElse(lastUsed, Objects.requireNonNullElse(lastAsked, firstSeen));
    }
}
