package dev.identitycheck.domain.attempt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is counted for one account and purpose.
 *
 * @param failures failures in the current row
 * @param totalFailures failures since the last right entry, whatever the waiting
 * @param lastFailure when the newest failure was reserved; null if there is none
 * @param lockedAt when the lock was set; null while there is none
 */
public record AttemptCount(int failures, int totalFailures, @Nullable Instant lastFailure, @Nullable Instant lockedAt) {

    /** Nothing counted: a new account, or one whose last entry was right. */
    public static final AttemptCount NONE = new AttemptCount(0, 0, null, null);

    public AttemptCount {
        if (failures < 0 || totalFailures < 0) {
            throw new IllegalArgumentException("counts are not negative");
        }
    }

    /** Whether a lock is set. */
    public boolean locked() {
        return lockedAt != null;
    }

    AttemptCount startedAgain() {
        return new AttemptCount(0, totalFailures, lastFailure, lockedAt);
    }

    AttemptCount plusOne(Instant now) {
        return new AttemptCount(failures + 1, totalFailures + 1, now, lockedAt);
    }

    AttemptCount lockedAt(Instant now) {
        return new AttemptCount(failures, totalFailures, lastFailure, now);
    }
}
