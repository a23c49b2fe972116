package dev.identitycheck.domain.notice;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
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

    /** Whether it was issued with a message about codes. */
    boolean isOfCodes() {
        return notice.kind().isOfCodes();
    }

    /** What tokens of messages about codes are counted by: the identity, else the purpose of the code. */
    String group() {
        return notice.identity()
                .map(LedgerEntry::digest)
                .orElseGet(() -> notice.subject().type().equals(Purpose.RECOVERY.key())
                        ? notice.subject().type()
                        : notice.subject().type() + " " + notice.subject().id());
    }

    /** Whether nothing is left to be disowned by this token, once another was used. */
    boolean isSettledBy(IssuedDisownToken other, Notice as, Predicate<Notice> isSettled) {
        return notice.id().equals(other.notice.id())
                || notice.id().equals(as.id())
                || (notice.isOfSameCodes(other.notice) && isSettled.test(notice));
    }

    IssuedDisownToken used(Notice as, Instant now) {
        return new IssuedDisownToken(digest, as.to(List.of()), until, usedAt == null ? now : usedAt);
    }
}
