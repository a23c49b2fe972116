package dev.identitycheck.domain.notice;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Bounds how many notices of one type are sent about an account in an hour. Whoever sets up and removes a passkey in a
 * loop must not fill a mailbox; nor may the one that stays go unnoticed. So what exceeds the bound waits for an hour,
 * and what is outdated by then is not sent: the history holds all of it.
 */
public final class NoticeFlood {

    /** How many notices of one type are sent in an hour without waiting. */
    public static final int PER_HOUR = 10;

    private static final Duration HOUR = Duration.ofHours(1);

    // Each of these needs a code of the owner's, or another limit bounds it.
    private static final Set<NoticeType> UNBOUNDED =
            EnumSet.of(NoticeType.CONFIRMED, NoticeType.FIRST, NoticeType.LOCKED, NoticeType.STEP_LOCKED);

    private NoticeFlood() {}

    /**
     * Adds a notice to an outbox.
     *
     * @param before what happened before
     */
    public static Outbox add(Outbox outbox, NoticeHistory before, Notice notice) {
        if (!exceeds(before, notice)) {
            return outbox.plus(notice);
        }
        Optional<Notice> undone = waiting(outbox).stream()
                .filter(other -> isUndoneBy(other, notice))
                .findFirst();
        if (undone.isPresent()) {
            return outbox.without(undone.get().id());
        }
        Outbox rest = outbox;
        for (Notice outdated : waiting(outbox)) {
            rest = isOutdatedBy(outdated, notice) ? rest.without(outdated.id()) : rest;
        }
        return rest.plus(notice.dueAt(notice.at().plus(HOUR)));
    }

    private static boolean exceeds(NoticeHistory before, Notice notice) {
        return !UNBOUNDED.contains(notice.kind())
                && !notice.kind().isForSupport()
                && before.entries().stream()
                                .map(NoticeHistory.Entry::notice)
                                .filter(other -> other.kind() == notice.kind()
                                        && other.at().isAfter(notice.at().minus(HOUR)))
                                .count()
                        >= PER_HOUR;
    }

    // Not those that are being sent, or whose delivery failed: somebody may have been told of them.
    private static List<Notice> waiting(Outbox outbox) {
        return outbox.notices().stream()
                .filter(other -> other.due().equals(other.at().plus(HOUR)))
                .toList();
    }

    private static boolean isUndoneBy(Notice waiting, Notice notice) {
        return waiting.kind() == NoticeType.CREDENTIAL_ADDED
                && notice.kind() == NoticeType.CREDENTIAL_REMOVED
                && waiting.subject().id().equals(notice.subject().id());
    }

    private static boolean isOutdatedBy(Notice waiting, Notice notice) {
        return waiting.kind() == notice.kind()
                && waiting.provider().equals(notice.provider())
                && waiting.subject().type().equals(notice.subject().type())
                && waiting.subject().id().equals(notice.subject().id())
                && waiting.contacts().equals(notice.contacts());
    }
}
