package dev.identitycheck.domain.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides when an owner is told of a browser that the account did not know: at once; several that come in a row
 * together; and a few times a day. None is left out: those that are not told of at once wait in one notice.
 */
public final class NewBrowserPolicy {

    /** The largest number of these notices for one account in a day. */
    public static final int PER_DAY = 5;

    /** What comes within this time after a notice waits until it is over. */
    static final Duration TOGETHER = Duration.ofMinutes(10);

    private static final Duration DAY = Duration.ofDays(1);

    private NewBrowserPolicy() {}

    /** The notice that waits and takes in further browsers; one that a worker has begun to send does so no more. */
    public static Optional<Notice> waiting(Outbox outbox, NoticeHistory history) {
        return outbox.notices().stream()
                .filter(notice -> notice.kind() == NoticeType.NEW_BROWSER)
                .filter(notice -> history.find(notice.id()).isEmpty())
                .findFirst();
    }

    /** A waiting notice with another browser. */
    public static Notice together(Notice waiting, NoticeSubject another) {
        return waiting.about(GatheredSubject.together(waiting.subject(), another));
    }

    /** When a notice of a browser that comes now is due: now, unless there were others lately. */
    public static Instant due(NoticeHistory history, Instant now) {
        List<Instant> today = history.entries().stream()
                .map(NoticeHistory.Entry::notice)
                .filter(notice -> notice.kind() == NoticeType.NEW_BROWSER)
                .map(Notice::at)
                .filter(at -> now.isBefore(at.plus(DAY)))
                .sorted()
                .toList();
        if (today.size() >= PER_DAY) {
            return today.get(today.size() - PER_DAY).plus(DAY);
        }
        return today.stream()
                .reduce((earlier, later) -> later)
                .map(last -> last.plus(TOGETHER))
                .filter(now::isBefore)
                .orElse(now);
    }
}
