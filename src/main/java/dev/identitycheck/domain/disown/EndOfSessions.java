package dev.identitycheck.domain.disown;

import dev.identitycheck.domain.notice.NoticeHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Says when the owner last had every session ended by disowning something. */
public final class EndOfSessions {

    private EndOfSessions() {}

    /** The latest time; empty if the history has none. */
    public static Optional<Instant> latest(NoticeHistory history) {
        return history.entries().stream()
                .filter(entry -> entry.notice().endsSessions())
                .flatMap(entry -> entry.disownedAt().stream())
                .max(Comparator.naturalOrder());
    }
}
