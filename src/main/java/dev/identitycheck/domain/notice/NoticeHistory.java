package dev.identitycheck.domain.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What happened to an account lately, whether or not anybody was told of it: for its owner, for support, and for what a
 * disowned identity did.
 *
 * @param entries oldest first, at most {@link #LIMIT}, none older than {@link #KEPT}
 */
public record NoticeHistory(List<Entry> entries) {

    /** The largest number of entries. */
    public static final int LIMIT = 30;

    /** How long an entry is kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** No entry. */
    public static final NoticeHistory EMPTY = new NoticeHistory(List.of());

    /**
     * One entry.
     *
     * @param notice what happened
     * @param disownedAt when the owner disowned it; empty if the owner did not
     * @param undone what that undid
     */
    public record Entry(Notice notice, Optional<Instant> disownedAt, List<Undone> undone) {

        public Entry {
            undone = List.copyOf(undone);
        }
    }

    public NoticeHistory {
        entries = List.copyOf(entries);
    }

    /**
     * Adds what happened. Of too many entries, the oldest that is not about an access is removed, and only if there is
     * none, the oldest of all.
     */
    public NoticeHistory plus(Notice notice) {
        Instant oldest = notice.at().minus(KEPT);
        List<Entry> all = new ArrayList<>(entries.stream()
                .filter(e -> !e.notice().at().isBefore(oldest))
                .filter(e -> !e.notice().id().equals(notice.id()))
                .toList());
        if (all.size() >= LIMIT) {
            all.remove(all.stream()
                    .filter(e -> !e.notice().kind().isAccess())
                    .findFirst()
                    .orElse(all.get(0)));
        }
        all.add(new Entry(notice.to(List.of()), Optional.empty(), List.of()));
        all.sort(Comparator.comparing(e -> e.notice().at()));
        return new NoticeHistory(all);
    }

    /** Adds what happened, unless it is there. */
    public NoticeHistory with(Notice notice) {
        return find(notice.id()).isPresent() ? this : plus(notice);
    }

    /** The entry of a notice. */
    public Optional<Entry> find(String id) {
        return entries.stream().filter(e -> e.notice().id().equals(id)).findFirst();
    }

    /** The entries of the last {@link #KEPT}, newest first. */
    public List<Entry> newestFirst(Instant now) {
        Instant oldest = now.minus(KEPT);
        List<Entry> latest = new ArrayList<>(
                entries.stream().filter(e -> !e.notice().at().isBefore(oldest)).toList());
        Collections.reverse(latest);
        return latest;
    }

    /** The latest notice of a type, of then or later, that a condition holds for and the owner has not disowned. */
    public Optional<Notice> latest(NoticeType kind, Instant then, Predicate<Notice> condition) {
        return entries.stream()
                .filter(e -> e.disownedAt().isEmpty())
                .map(Entry::notice)
                .filter(n -> n.kind() == kind && !n.at().isBefore(then) && condition.test(n))
                .reduce((earlier, later) -> later);
    }

    /** The first notice of a type between two times, whether or not the owner has disowned it. */
    public Optional<Notice> first(NoticeType kind, Instant then, Instant until) {
        return entries.stream()
                .map(Entry::notice)
                .filter(n -> n.kind() == kind && !n.at().isBefore(then) && n.at().isBefore(until))
                .findFirst();
    }

    /** Records that the owner disowned a notice, and what that undid. */
    public NoticeHistory disowned(String id, Instant now, List<Undone> undone) {
        return change(id, e -> new Entry(e.notice(), Optional.of(now), undone));
    }

    /** What was done through the sessions of an identity, oldest first. */
    public List<Notice> through(String identity) {
        return identity.isEmpty()
                ? List.of()
                : entries.stream()
                        .map(Entry::notice)
                        .filter(n -> n.through().equals(identity))
                        .toList();
    }

    private NoticeHistory change(String id, UnaryOperator<Entry> change) {
        return new NoticeHistory(entries.stream()
                .map(e -> e.notice().id().equals(id) ? change.apply(e) : e)
                .toList());
    }
}
