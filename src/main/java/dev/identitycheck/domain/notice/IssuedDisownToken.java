package dev.identitycheck.domain.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A handle that somebody may hold.
 *
 * @param digest {@link DisownToken#digest}
 * @param fact what it disowns
 * @param until when it ends
 * @param usedAt when it was used; null if it was not
 */
public record IssuedDisownToken(String digest, Notice fact, Instant until, @Nullable Instant usedAt) {

    /** Whether it still says anything. */
    public boolean isLive(Instant now) {
        return now.isBefore(until);
    }

    /** Whether it has done its work. */
    public boolean isUsed() {
        return usedAt != null;
    }

    IssuedDisownToken used(Instant now) {
        return new IssuedDisownToken(digest, fact, until, now);
    }
}
