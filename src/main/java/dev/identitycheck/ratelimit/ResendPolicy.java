package dev.identitycheck.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often an account's owner is sent a code: once an interval for each purpose and identity, and so many in ten minutes
 * in all. One identity alone never takes the whole share, so that a stranger's requests leave room for the owner's own.
 *
 * @param interval between two messages about the same identity
 */
public record ResendPolicy(Duration interval) {

    /** The time over which messages are counted. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    static final int PER_ACCOUNT = 5;
    static final int PER_IDENTITY = 4;

    /** What is said of one more message. */
    public sealed interface Admission {

        /**
         * It may go.
         *
         * @param log the log with the message in it, to be stored before it is sent
         */
        record Now(MessageLog log) implements Admission {}

        /**
         * Not yet.
         *
         * @param until when the next one may go
         */
        record Later(Instant until) implements Admission {}
    }

    /** Judges one more message. */
    public Admission admit(MessageLog log, String id, String about, Instant now) {
        MessageLog lately = log.since(now.minus(WINDOW));
        List<Instant> all = times(lately.sent().stream());
        List<Instant> same = times(lately.sent().stream().filter(s -> s.about().equals(about)));
        Optional<Instant> until = Stream.of(
                        full(all, PER_ACCOUNT),
                        full(same, PER_IDENTITY),
                        newest(same).map(t -> t.plus(interval)))
                .flatMap(Optional::stream)
                .filter(now::isBefore)
                .max(Instant::compareTo);
        return until.<Admission>map(Admission.Later::new)
                .orElseGet(() -> new Admission.Now(lately.plus(new MessageLog.Sent(id, about, now))));
    }

    /** When the next message about this may go; {@code now} or earlier if it may go at once. */
    public Instant nextAt(MessageLog log, String about, Instant now) {
        return admit(log, "", about, now) instanceof Admission.Later later ? later.until() : now;
    }

    // With as many as allowed in the window, the next may go when the one that makes the window full leaves it.
    private static Optional<Instant> full(List<Instant> times, int limit) {
        return times.size() < limit
                ? Optional.empty()
                : Optional.of(times.get(times.size() - limit).plus(WINDOW));
    }

    private static Optional<Instant> newest(List<Instant> times) {
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() - 1));
    }

    private static List<Instant> times(Stream<MessageLog.Sent> sent) {
        return sent.map(MessageLog.Sent::at).sorted().toList();
    }
}
