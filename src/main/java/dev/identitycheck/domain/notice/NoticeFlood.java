package dev.identitycheck.domain.notice;

import dev.identitycheck.domain.notice.NoticeHistory.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Bounds how many notices are sent about an account in an hour: of one type, and of all types together. Whoever sets up
 * and removes a passkey in a loop, or one thing after the other, must not fill a mailbox; nor may what stays go
 * unnoticed. So what exceeds a bound waits until there is room, takes in what of its type comes meanwhile, and is not
 * sent if it was taken back by then: the history holds all of it.
 *
 * @param outbox what is to be sent
 * @param history what happened, and when notices are sent
 * @param lost the notices that nobody is told of any more, since too many wait
 */
public record NoticeFlood(Outbox outbox, NoticeHistory history, List<Notice> lost) {

    /** How many notices of one type are sent in an hour without waiting. */
    public static final int PER_HOUR = 10;

    /** How many notices of all types are sent in an hour without waiting, besides the first of a type. */
    public static final int ALL_PER_HOUR = 20;

    // A message and a page have room for them.
    private static final int MOST_CONTACTS = 20;

    private static final Duration HOUR = Duration.ofHours(1);

    // Each of these needs a code of the owner's, or another limit bounds it.
    private static final Set<NoticeType> UNBOUNDED = EnumSet.of(
            NoticeType.CONFIRMED,
            NoticeType.FIRST,
            NoticeType.LOCKED,
            NoticeType.STEP_LOCKED,
            NoticeType.CODE_SENT,
            NoticeType.ATTEMPTS,
            NoticeType.NEW_BROWSER);

    public NoticeFlood {
        lost = List.copyOf(lost);
    }

    /**
     * Adds a notice to an outbox.
     *
     * @param history what happened, with this notice or without
     */
    public static NoticeFlood add(Outbox outbox, NoticeHistory history, Notice notice) {
        return isBounded(notice)
                ? bounded(outbox, history.withSlots(lastHour(history.slots(), notice.at())), notice)
                : entered(outbox, history, notice);
    }

    private static NoticeFlood bounded(Outbox outbox, NoticeHistory history, Notice notice) {
        List<Notice> waiting = outbox.notices().stream()
                .filter(other -> isWaiting(history, other))
                .toList();
        Optional<Notice> undone =
                waiting.stream().filter(other -> isUndoneBy(other, notice)).findFirst();
        if (undone.isPresent()) {
            return withoutWhatIsGone(
                    outbox, history, undone.get(), notice.subject().id());
        }
        Optional<Notice> earlier = waiting.stream()
                .filter(other -> takesIn(notice, other) && !isEndedSince(history, other))
                .findFirst();
        if (earlier.isPresent()) {
            Notice together = together(earlier.get(), notice);
            return new NoticeFlood(
                    outbox.without(earlier.get().id())
                            .plus(together.dueAt(earlier.get().due())),
                    history,
                    List.of());
        }
        Instant at = next(history.slots(), notice);
        return entered(outbox, with(history, new Slot(notice.kind(), at)), notice.dueAt(at));
    }

    private static NoticeFlood entered(Outbox before, NoticeHistory history, Notice notice) {
        Outbox after = before.plus(notice);
        List<Notice> lost = Stream.concat(before.notices().stream(), Stream.of(notice))
                .filter(other -> after.find(other.id()).isEmpty())
                .toList();
        NoticeHistory kept = history;
        for (Notice other : lost) {
            kept = isWaiting(kept, other) ? without(kept, slot(other)) : kept;
        }
        return new NoticeFlood(after, kept, lost);
    }

    private static NoticeFlood withoutWhatIsGone(Outbox outbox, NoticeHistory history, Notice waiting, String gone) {
        List<String> left = GatheredSubject.ids(waiting.subject()).stream()
                .filter(id -> !id.equals(gone))
                .toList();
        return left.isEmpty()
                ? new NoticeFlood(outbox.without(waiting.id()), without(history, slot(waiting)), List.of())
                : new NoticeFlood(
                        outbox.with(waiting.about(GatheredSubject.of(waiting.subject(), left))), history, List.of());
    }

    private static boolean isBounded(Notice notice) {
        return !UNBOUNDED.contains(notice.kind()) && !notice.kind().isForSupport();
    }

    private static Instant next(List<Slot> slots, Notice notice) {
        return Stream.concat(
                        Stream.of(notice.at()),
                        slots.stream().map(slot -> slot.at().plus(HOUR)).filter(notice.at()::isBefore))
                .sorted()
                .filter(time -> hasRoom(slots, notice.kind(), time))
                .findFirst()
                .orElseThrow();
    }

    // The first of a type is told at once: what costs little must not delay what is worse.
    private static boolean hasRoom(List<Slot> slots, NoticeType kind, Instant time) {
        List<Slot> hour = lastHour(slots, time).stream()
                .filter(slot -> !slot.at().isAfter(time))
                .toList();
        long ofKind = hour.stream().filter(slot -> slot.kind() == kind).count();
        return ofKind < PER_HOUR && (ofKind == 0 || hour.size() < ALL_PER_HOUR);
    }

    private static List<Slot> lastHour(List<Slot> slots, Instant time) {
        return slots.stream()
                .filter(slot -> slot.at().isAfter(time.minus(HOUR)))
                .toList();
    }

    // Not those that are being sent, or whose delivery failed: somebody may have been told of them.
    private static boolean isWaiting(NoticeHistory history, Notice other) {
        return other.due().isAfter(other.at())
                && other.tries() == 0
                && history.slots().contains(slot(other));
    }

    private static Slot slot(Notice waiting) {
        return new Slot(waiting.kind(), waiting.due());
    }

    private static NoticeHistory with(NoticeHistory history, Slot added) {
        return history.withSlots(Stream.concat(history.slots().stream(), Stream.of(added))
                .sorted(Comparator.comparing(Slot::at))
                .toList());
    }

    private static NoticeHistory without(NoticeHistory history, Slot removed) {
        List<Slot> slots = new ArrayList<>(history.slots());
        slots.remove(removed);
        return history.withSlots(slots);
    }

    private static boolean isUndoneBy(Notice waiting, Notice notice) {
        return waiting.kind() == NoticeType.CREDENTIAL_ADDED
                && notice.kind() == NoticeType.CREDENTIAL_REMOVED
                && waiting.subject().type().equals(notice.subject().type())
                && GatheredSubject.ids(waiting.subject())
                        .contains(notice.subject().id());
    }

    // One button undoes all of it, by whose it is: what others did is told apart.
    private static boolean takesIn(Notice notice, Notice waiting) {
        return waiting.kind() == notice.kind()
                && waiting.through().equals(notice.through())
                && waiting.isByAdministrator() == notice.isByAdministrator()
                && waiting.provider().equals(notice.provider())
                && waiting.subject().type().equals(notice.subject().type())
                && (!notice.kind().isAccess() || waiting.identity().equals(notice.identity()))
                && waiting.contacts().size() + notice.contacts().size() <= MOST_CONTACTS
                && (!isNamedById(notice) || GatheredSubject.hasRoom(waiting.subject(), notice.subject()));
    }

    // Whoever acts after the owner had all sessions ended may be the owner.
    private static boolean isEndedSince(NoticeHistory history, Notice waiting) {
        return history.sessionsEndedAt()
                .filter(ended -> !ended.isBefore(waiting.at()))
                .isPresent();
    }

    // The later of two tells of both: of everything new in them, wherever either was to be told.
    private static Notice together(Notice earlier, Notice later) {
        NoticeSubject subject =
                isNamedById(later) ? GatheredSubject.together(earlier.subject(), later.subject()) : later.subject();
        Notice both = later.about(subject)
                .aboutContacts(Stream.concat(earlier.contacts().stream(), later.contacts().stream())
                        .distinct()
                        .toList())
                .to(NoticeRouting.union(later.to(), earlier.to()));
        // What was done by one of the contacts is looked for since the first of them came.
        return later.kind() == NoticeType.CONTACT_CHANGED ? both.happenedAt(earlier.at()) : both;
    }

    private static boolean isNamedById(Notice notice) {
        return notice.kind() == NoticeType.CREDENTIAL_ADDED || notice.kind() == NoticeType.CREDENTIAL_REMOVED;
    }
}
