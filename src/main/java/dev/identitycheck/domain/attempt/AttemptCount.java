package dev.identitycheck.domain.attempt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The failures of one account and purpose, and their lockout.
 *
 * @param failures consecutive failures since the last reset
 * @param totalFailures failures since the last right entry; waiting does not reset them
 * @param lastFailure when the newest failure was reserved; null if there is none
 * @param lockedAt when the lockout was set; null while there is none
 */
public record AttemptCount(int failures, int totalFailures, @Nullable Instant lastFailure, @Nullable Instant lockedAt) {

    /** No failures: the count of a new account, or of one whose last entry was right. */
    public static final AttemptCount NONE = new AttemptCount(0, 0, null, null);

    public AttemptCount {
        if (failures < 0 || totalFailures < 0) {
            throw new IllegalArgumentException("counts are not negative");
        }
    }

    /** Whether a lockout is set. */
    public boolean locked() {
        return lockedAt != null;
    }

    AttemptCount withFailuresReset() {
        return new AttemptCount(0, totalFailures, lastFailure, lockedAt);
    }

    AttemptCount withFailure(Instant now) {
        return new AttemptCount(failures + 1, totalFailures + 1, now, lockedAt);
    }

    /** The count without one failure, whose entry was right though it was not accepted. */
    public AttemptCount withoutFailure() {
        int fewer = Math.max(0, totalFailures - 1);
        return new AttemptCount(Math.max(0, failures - 1), fewer, fewer == 0 ? null : lastFailure, lockedAt);
    }

    AttemptCount lockedAt(Instant now) {
        return new AttemptCount(failures, totalFailures, lastFailure, now);
    }
}
