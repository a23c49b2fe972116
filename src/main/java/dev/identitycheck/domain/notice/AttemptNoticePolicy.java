package dev.identitycheck.domain.notice;

import dev.identitycheck.domain.identity.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides when an owner is told of attempts that led nowhere: once for all of them, some time after the last.
 *
 * @param told which attempts are told of
 * @param delay how long after the last attempt
 */
public record AttemptNoticePolicy(Told told, Duration delay) {

    /** The largest number of these notices for one account in a day, over all identities. */
    public static final int PER_DAY = 5;

    private static final Duration DAY = Duration.ofDays(1);

    // Somebody who goes on and on must not put the notice off.
    private static final int MOST_DELAYS = 4;

    /** Which attempts an owner is told of. */
    public enum Told {
        /** Wrong codes and PINs. */
        WRONG_CODES,
        /** A page that asked for a code and was left without one, too. */
        ALL,
        NONE
    }

    /**
     * What attempts are about.
     *
     * @param purpose the purpose of the codes
     * @param identity the ledger's digest of the identity; empty if they are about none
     */
    public record Target(String purpose, String identity) {

        /** The target of an entry in the ledger. */
        public static Target of(String purpose, Optional<LedgerEntry> entry) {
            return new Target(purpose, entry.map(LedgerEntry::digest).orElse(""));
        }

        boolean isOf(Notice notice) {
            return equals(of(notice.subject().type(), notice.identity()));
        }
    }

    /** Whether wrong entries are told of. */
    public boolean tellsOfWrongEntries() {
        return told != Told.NONE;
    }

    /** Whether a page that was left is told of. */
    public boolean tellsOfPages() {
        return told == Told.ALL;
    }

    /**
     * The notice that waits and takes in more attempts. One that a worker has begun to send does so no more: it is in
     * the history.
     */
    public static Optional<Notice> waiting(Outbox outbox, NoticeHistory history, Target target) {
        return outbox.notices().stream()
                .filter(notice -> notice.kind().isAttempt() && target.isOf(notice))
                .filter(notice -> history.find(notice.id()).isEmpty())
                .findFirst();
    }

    /** Whether there may be a notice for attempts that begin now: one a day for a target, and a few for an account. */
    public static boolean mayBegin(Outbox outbox, NoticeHistory history, Target target, Instant now) {
        Stream<Notice> told = history.entries().stream().map(NoticeHistory.Entry::notice);
        Stream<Notice> waiting =
                outbox.notices().stream().filter(n -> history.find(n.id()).isEmpty());
        List<Notice> today = Stream.concat(told, waiting)
                .filter(notice ->
                        notice.kind().isAttempt() && now.isBefore(notice.at().plus(DAY)))
                .toList();
        return today.size() < PER_DAY && today.stream().noneMatch(target::isOf);
    }

    /**
     * When the notice is due.
     *
     * @param first when the first attempt was made
     * @param last when the last one was made
     * @param pending how long the last one may still come to a good end
     */
    public Instant due(Instant first, Instant last, Duration pending) {
        Instant due = last.plus(pending).plus(delay);
        Instant latest = first.plus(pending).plus(delay.multipliedBy(MOST_DELAYS));
        return due.isAfter(latest) ? latest : due;
    }
}
