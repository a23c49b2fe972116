package dev.identitycheck.domain.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened to an account lately, whether or not anybody was told of it: for its owner, for support, and for what a
 * disowned identity did.
 *
 * @param entries oldest first, at most {@link #LIMIT}, none older than {@link #KEPT}
 * @param slots when notices that {@link NoticeFlood} bounds were sent in the last hour, or are to be sent
 * @param lost when the latest entry was made of those that made room for others; empty if none did
 */
public record NoticeHistory(List<Entry> entries, List<Slot> slots, Optional<Instant> lost) {

    /** The largest number of entries. */
    public static final int LIMIT = 30;

    /** How long an entry is kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** No entry. */
    public static final NoticeHistory EMPTY = new NoticeHistory(List.of(), List.of(), Optional.empty());

    // Whoever makes much happen of some kinds does not hide the latest of the others behind that.
    private static final int KEPT_OF_KIND = 2;

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

    /**
     * The time at which a notice is sent.
     *
     * @param kind its type
     * @param at the time
     */
    public record Slot(NoticeType kind, Instant at) {}

    public NoticeHistory {
        entries = List.copyOf(entries);
        slots = List.copyOf(slots);
    }

    /**
     * Adds what happened. Of too many entries, the oldest of the type is removed that has most of them; those about an
     * access stay as long as there are more than the latest two of another type.
     */
    public NoticeHistory plus(Notice notice) {
        Instant oldest = notice.at().minus(KEPT);
        List<Entry> all = new ArrayList<>(entries.stream()
                .filter(e -> !e.notice().at().isBefore(oldest))
                .filter(e -> !e.notice().id().equals(notice.id()))
                .toList());
        List<Entry> removed = all.size() < LIMIT ? List.of() : List.of(leastNeeded(all, notice.kind()));
        all.removeAll(removed);
        all.add(new Entry(notice.to(List.of()), Optional.empty(), List.of()));
        all.sort(Comparator.comparing(e -> e.notice().at()));
        return new NoticeHistory(
                all,
                slots,
                Stream.concat(lost.stream(), removed.stream().map(e -> e.notice()
                                .at()))
                        .filter(at -> !at.isBefore(oldest))
                        .max(Comparator.naturalOrder()));
    }

    private static Entry leastNeeded(List<Entry> all, NoticeType added) {
        Map<NoticeType, Long> counts = all.stream()
                .collect(Collectors.groupingBy(
                        e -> e.notice().kind(), () -> new EnumMap<>(NoticeType.class), Collectors.counting()));
        counts.merge(added, 1L, Long::sum);
        // When the owner last ended all sessions is asked at each login.
        Optional<Entry> lastDisowned = all.stream()
                .filter(e -> e.disownedAt().isPresent())
                .max(Comparator.comparing(e -> e.disownedAt().orElseThrow()));
        List<Entry> removable = all.stream()
                .filter(e -> lastDisowned.filter(e::equals).isEmpty())
                .toList();
        List<Entry> repeated = removable.stream()
                .filter(e -> !e.notice().kind().isAccess()
                        && counts.getOrDefault(e.notice().kind(), 0L) > KEPT_OF_KIND)
                .toList();
        return (repeated.isEmpty() ? removable : repeated)
                .stream()
                        .min(Comparator.<Entry>comparingLong(
                                        e -> -counts.getOrDefault(e.notice().kind(), 0L))
                                .thenComparing(e -> e.notice().at()))
                        .orElseThrow();
    }

    /** Whether something that was made at a time may have made room for others. */
    public boolean isCutOff(Instant made) {
        return lost.filter(latest -> !made.isAfter(latest)).isPresent();
    }

    NoticeHistory withSlots(List<Slot> changed) {
        return new NoticeHistory(entries, changed, lost);
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

    /** When the owner last had every session ended by disowning something; empty if that is not in the history. */
    public Optional<Instant> sessionsEndedAt() {
        return entries.stream()
                .filter(entry -> entry.notice().endsSessions())
                .flatMap(entry -> entry.disownedAt().stream())
                .max(Comparator.naturalOrder());
    }

    /** Records that the owner disowned a notice, and what that undid. */
    public NoticeHistory disowned(String id, Instant now, List<Undone> undone) {
        return change(id, e -> new Entry(e.notice(), Optional.of(now), undone));
    }

    /**
     * Records that the owner disowned a notice, and what that undid. One that told of several credentials has disowned
     * the entry of each.
     */
    public NoticeHistory disowned(Notice notice, Instant now, List<Undone> undone) {
        List<String> credentials =
                notice.kind() == NoticeType.CREDENTIAL_ADDED ? GatheredSubject.ids(notice.subject()) : List.of();
        NoticeHistory all = this;
        for (Entry entry : entries) {
            Notice other = entry.notice();
            if (other.kind() == notice.kind()
                    && credentials.contains(other.subject().id())) {
                all = all.disowned(other.id(), now, List.of());
            }
        }
        return all.disowned(notice.id(), now, undone);
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
        return new NoticeHistory(
                entries.stream()
                        .map(e -> e.notice().id().equals(id) ? change.apply(e) : e)
                        .toList(),
                slots,
                lost);
    }
}
