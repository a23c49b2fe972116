package dev.identitycheck.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policy on how often codes are sent to an account's owner: once per interval for each purpose and identity, and a
 * maximum in ten minutes in all. One identity alone never takes the whole share, so that an attacker's requests leave
 * room for the owner's own.
 *
 * @param interval the time between two messages about the same purpose and identity
 */
public record ResendPolicy(Duration interval) {

    /** The window over which messages are counted. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    static final int PER_ACCOUNT = 5;
    static final int PER_IDENTITY = 4;

    /** The decision on one more message. */
    public sealed interface Admission {

        /**
         * The message may be sent now.
         *
         * @param log the log with the message in it, to be stored before the message is sent
         */
        record Now(MessageLog log) implements Admission {}

        /**
         * The message may not be sent yet.
         *
         * @param until when the next message may be sent
         */
        record Later(Instant until) implements Admission {}
    }

    /** Decides whether one more message may be sent now. */
    public Admission admit(MessageLog log, String id, String about, Instant now) {
        MessageLog recent = log.since(now.minus(WINDOW));
        List<Instant> allTimes = times(recent.sent().stream());
        List<Instant> sameTimes =
                times(recent.sent().stream().filter(s -> s.about().equals(about)));
        Optional<Instant> until = Stream.of(
                        full(allTimes, PER_ACCOUNT),
                        full(sameTimes, PER_IDENTITY),
                        newest(sameTimes).map(t -> t.plus(interval)))
                .flatMap(Optional::stream)
                .filter(now::isBefore)
                .max(Instant::compareTo);
        return until.<Admission>map(Admission.Later::new)
                .orElseGet(() -> new Admission.Now(recent.plus(new MessageLog.Sent(id, about, now))));
    }

    /** When the next message about this purpose and identity may be sent; {@code now} or earlier if at once. */
    public Instant nextAt(MessageLog log, String about, Instant now) {
        return admit(log, "", about, now) instanceof Admission.Later later ? later.until() : now;
    }

    // With as many messages in the window as allowed, the next may be sent when the one that makes the window full
    // leaves it.
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
