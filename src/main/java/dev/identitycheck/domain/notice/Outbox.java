package dev.identitycheck.domain.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The notices about one account that are still to be delivered.
 *
 * @param notices oldest first, at most {@link #LIMIT}
 */
public record Outbox(List<Notice> notices) {

    /** The largest number of waiting notices: those of two hours, and some that no bound keeps back. */
    public static final int LIMIT = 50;

    private static final int MAX_TRIES_AWAITED = 8;

    /** No notice. */
    public static final Outbox EMPTY = new Outbox(List.of());

    public Outbox {
        notices = List.copyOf(notices);
    }

    // Of each other type, the latest of these are not displaced by those of one type that comes again and again.
    private static final int KEPT_OF_KIND = 2;

    /**
     * Adds a notice. Of too many notices, the oldest one of attempts is removed; if there is none, the oldest of the
     * type that has most of them, and one that is about an access only if no other type has more than two. A notice of
     * attempts removes no other one: it is not added.
     */
    public Outbox plus(Notice notice) {
        List<Notice> all = new ArrayList<>(notices);
        if (all.size() >= LIMIT) {
            Notice least = leastNeeded(notice.kind());
            if (notice.kind().isAttempt() && !least.kind().isAttempt()) {
                return this;
            }
            all.remove(least);
        }
        all.add(notice);
        return new Outbox(all);
    }

    private Notice leastNeeded(NoticeType added) {
        Map<NoticeType, Integer> counts = new EnumMap<>(NoticeType.class);
        notices.forEach(f -> counts.merge(f.kind(), 1, Integer::sum));
        counts.merge(added, 1, Integer::sum);
        Predicate<Notice> isRepeated = f -> !f.kind().isAccess() && counts.getOrDefault(f.kind(), 0) > KEPT_OF_KIND;
        return notices.stream()
                .min(Comparator.<Notice, Boolean>comparing(f -> !f.kind().isAttempt())
                        .thenComparing(isRepeated.negate()::test)
                        .thenComparing(f -> -counts.getOrDefault(f.kind(), 0)))
                .orElseThrow();
    }

    /** The notice with this id. */
    public Optional<Notice> find(String id) {
        return notices.stream().filter(f -> f.id().equals(id)).findFirst();
    }

    /**
     * The notices due by now, oldest first; those of attempts after all others. The owner is told in the order in which
     * it happened: a notice waits for an earlier one that is being sent or failed.
     */
    public List<Notice> due(Instant now) {
        List<Instant> dues = dues();
        return IntStream.range(0, notices.size())
                .filter(position -> !dues.get(position).isAfter(now))
                .mapToObj(notices::get)
                .sorted(Comparator.comparing(f -> f.kind().isAttempt()))
                .toList();
    }

    /** When the next notice is due; empty if none waits. */
    public Optional<Instant> nextDue() {
        return dues().stream().min(Comparator.naturalOrder());
    }

    // When each is due, with what it waits for.
    private List<Instant> dues() {
        List<Instant> dues = new ArrayList<>();
        Instant awaited = Instant.MIN;
        for (Notice notice : notices) {
            dues.add(effectiveDue(notice, awaited));
            awaited = later(awaited, awaited(notice));
        }
        return dues;
    }

    private static Instant effectiveDue(Notice notice, Instant awaited) {
        return notice.kind().isForSupport() ? notice.due() : later(notice.due(), awaited);
    }

    // Until when later ones wait for it. Not for one of attempts, nor for one that fails again and again, whose cause
    // may be its own; and what is to end sessions waits for no mail.
    private static Instant awaited(Notice notice) {
        boolean isAwaited = notice.delivery().isLeased() || (notice.tries() > 0 && notice.tries() <= MAX_TRIES_AWAITED);
        return isAwaited && !notice.kind().isAttempt() && !notice.kind().isForSupport() ? notice.due() : Instant.MIN;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * Changes one notice, and removes it if it has no destinations any more. One that waits for more of the same may
     * have none from the beginning: it waits to get into the history.
     */
    public Outbox change(String id, UnaryOperator<Notice> change) {
        return new Outbox(notices.stream()
                .map(f -> f.id().equals(id) ? change.apply(f) : f)
                .filter(f -> !f.id().equals(id) || !f.to().isEmpty())
                .toList());
    }

    /** Replaces the notice with the id of this one, or adds it. */
    public Outbox with(Notice notice) {
        return find(notice.id()).isEmpty()
                ? plus(notice)
                : new Outbox(notices.stream()
                        .map(f -> f.id().equals(notice.id()) ? notice : f)
                        .toList());
    }

    /** Records that a notice could not be delivered to all its destinations. */
    public Outbox failed(String id, Predicate<NoticeDestination> delivered, RetryPolicy policy, Instant now) {
        return change(id, f -> f.without(delivered).failed(policy, now));
    }

    /** Removes a notice. */
    public Outbox without(String id) {
        return new Outbox(notices.stream().filter(f -> !f.id().equals(id)).toList());
    }
}
