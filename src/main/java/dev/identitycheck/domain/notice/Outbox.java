package dev.identitycheck.domain.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The facts about one account that somebody has still to be told of.
 *
 * @param facts oldest first, at most {@link #LIMIT}
 */
public record Outbox(List<Notice> facts) {

    /** How many facts wait at most. */
    public static final int LIMIT = 30;

    private static final int MOST_WAITED_FOR = 8;

    /** Nothing to tell. */
    public static final Outbox EMPTY = new Outbox(List.of());

    public Outbox {
        facts = List.copyOf(facts);
    }

    /**
     * With one more fact. Whoever changes a contact to and fro does not drive out the news of an identity: of too many
     * facts the oldest goes that tells of no access, and only then any.
     */
    public Outbox plus(Notice fact) {
        List<Notice> all = new ArrayList<>(facts);
        all.add(fact);
        if (all.size() > LIMIT) {
            all.remove(
                    facts.stream().filter(f -> !f.kind().isAccess()).findFirst().orElse(facts.get(0)));
        }
        return new Outbox(all);
    }

    /** Those that a later state of this outbox has lost. */
    public List<Notice> lostIn(Outbox later) {
        return facts.stream().filter(f -> later.find(f.id()).isEmpty()).toList();
    }

    /** The fact of this id. */
    public Optional<Notice> find(String id) {
        return facts.stream().filter(f -> f.id().equals(id)).findFirst();
    }

    /** The facts that are to be told by now, oldest first. */
    public List<Notice> due(Instant now) {
        return facts.stream().filter(f -> !f.due().isAfter(now)).toList();
    }

    /** When there is something to tell; nothing if nobody waits. */
    public Optional<Instant> nextDue() {
        return facts.stream().map(Notice::due).min(Comparator.naturalOrder());
    }

    /** Changes one fact; it goes when nobody has to be told any more. */
    public Outbox change(String id, UnaryOperator<Notice> change) {
        return new Outbox(facts.stream()
                .map(f -> f.id().equals(id) ? change.apply(f) : f)
                .filter(f -> !f.to().isEmpty())
                .toList());
    }

    /**
     * Some have been told of a fact, and the rest could not be. Later facts wait for it, so that they arrive in their order;
     * but not for one that fails again and again, and may do so by itself.
     */
    public Outbox failed(String id, Predicate<NoticeDestination> told, RetryPolicy schedule, Instant now) {
        Outbox after = change(id, f -> f.without(told).failed(schedule, now));
        return after.find(id)
                .filter(f -> f.tries() <= MOST_WAITED_FOR)
                .map(after::waitingFor)
                .orElse(after);
    }

    private Outbox waitingFor(Notice failed) {
        int place = facts.indexOf(failed);
        return new Outbox(facts.stream()
                .map(f -> facts.indexOf(f) > place && f.due().isBefore(failed.due()) ? f.dueAt(failed.due()) : f)
                .toList());
    }

    /** Without a fact. */
    public Outbox without(String id) {
        return new Outbox(facts.stream().filter(f -> !f.id().equals(id)).toList());
    }
}
