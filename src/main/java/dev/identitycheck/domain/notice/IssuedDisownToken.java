package dev.identitycheck.domain.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A disown token that was issued with a notice and may be used.
 *
 * @param digest {@link DisownToken#digest}
 * @param notice the notice that it disowns
 * @param until when it expires
 * @param usedAt when it was used; null if it was not
 */
public record IssuedDisownToken(String digest, Notice notice, Instant until, @Nullable Instant usedAt) {

    /** Whether the token has not expired. */
    public boolean isLive(Instant now) {
        return now.isBefore(until);
    }

    /** Whether the token was used. */
    public boolean isUsed() {
        return usedAt != null;
    }

    IssuedDisownToken used(Instant now) {
        return new IssuedDisownToken(digest, notice, until, now);
    }
}
