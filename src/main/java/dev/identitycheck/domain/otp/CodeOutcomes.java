package dev.identitycheck.domain.otp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the codes of one account that confirm no identity. Those that the owner did not ask for are refused.
 * All times count by the millisecond, as they are stored.
 *
 * @param subjects what became of the codes about each subject
 * @param barred the requesters who are sent no recovery code, oldest first, at most {@link #MOST_BARRED}
 */
public record CodeOutcomes(List<Subject> subjects, List<Barred> barred) {

    /** Nothing. */
    public static final CodeOutcomes NONE = new CodeOutcomes(List.of(), List.of());

    /** How long a requester is sent no recovery code. */
    public static final Duration BARRED_FOR = Duration.ofHours(24);

    /** The largest number of requesters. */
    public static final int MOST_BARRED = 20;

    /**
     * What became of the codes about one subject.
     *
     * @param about the purpose, with the subject if it has several
     * @param refusedAt codes issued by then are refused; null if none is
     * @param accepted those that were accepted, the latest last, at most {@link UsedCode#MOST}
     */
    public record Subject(String about, @Nullable Instant refusedAt, List<UsedCode> accepted) {

        public Subject {
            accepted = UsedCode.latest(accepted);
        }

        /** When a code was last accepted; empty if none was. */
        public Optional<Instant> acceptedAt() {
            return accepted.stream().map(UsedCode::at).max(Comparator.naturalOrder());
        }
    }

    /**
     * A requester who is sent no recovery code.
     *
     * @param requester a keyed hash of the requester's network or phone
     * @param until until when
     */
    public record Barred(String requester, Instant until) {}

    public CodeOutcomes {
        subjects = List.copyOf(subjects);
        barred = List.copyOf(barred);
    }

    /** Whether a code that was issued at this time is refused. */
    public boolean refuses(String about, Instant issuedAt) {
        return refusedAt(about)
                .filter(at -> issuedAt.toEpochMilli() <= at.toEpochMilli())
                .isPresent();
    }

    /** The time to issue a code at, so that it is not taken for one that was refused: the clock may be behind. */
    public Instant issueTime(String about, Instant now) {
        return refusedAt(about)
                .filter(at -> refuses(about, now))
                .map(at -> at.plusMillis(1))
                .orElse(now);
    }

    /** The latest code that was accepted then or later. */
    public Optional<UsedCode> acceptedSince(String about, Instant then) {
        return accepted(about).filter(code -> code.isSince(then)).reduce((earlier, later) -> later);
    }

    /**
     * The latest accepted code of the request in which another code was issued.
     *
     * @param issuedAt when that code was issued
     * @param requester who asked for it, as {@link UsedCode#requester}
     */
    public Optional<UsedCode> acceptedWith(String about, Instant issuedAt, String requester) {
        return accepted(about)
                .filter(code -> code.isOfRequest(issuedAt, requester))
                .reduce((earlier, later) -> later);
    }

    private Stream<UsedCode> accepted(String about) {
        return find(about).stream().flatMap(s -> s.accepted.stream());
    }

    /** Refuses every code that was issued by then. */
    public CodeOutcomes refused(String about, Instant until) {
        return refuses(about, until) ? this : change(about, s -> new Subject(about, until, s.accepted));
    }

    /** Records that a code was accepted. */
    public CodeOutcomes accepted(String about, UsedCode code) {
        return change(
                about,
                s -> new Subject(
                        about,
                        s.refusedAt,
                        Stream.concat(s.accepted.stream(), Stream.of(code)).toList()));
    }

    /** Has a requester be sent no recovery code for a while. */
    public CodeOutcomes barring(String requester, Instant now) {
        List<Barred> all = new ArrayList<>(barred.stream()
                .filter(b -> b.until.isAfter(now) && !b.requester.equals(requester))
                .toList());
        all.add(new Barred(requester, now.plus(BARRED_FOR)));
        return new CodeOutcomes(subjects, all.subList(Math.max(0, all.size() - MOST_BARRED), all.size()));
    }

    /** Whether a requester is sent no recovery code. */
    public boolean bars(String requester, Instant now) {
        return barred.stream().anyMatch(b -> b.requester.equals(requester) && b.until.isAfter(now));
    }

    /** The codes that are refused, which outlives all else that is known of the account. */
    public CodeOutcomes refusals() {
        return new CodeOutcomes(
                subjects.stream()
                        .filter(s -> s.refusedAt != null)
                        .map(s -> new Subject(s.about, s.refusedAt, List.of()))
                        .toList(),
                List.of());
    }

    private Optional<Instant> refusedAt(String about) {
        return find(about).flatMap(s -> Optional.ofNullable(s.refusedAt));
    }

    private Optional<Subject> find(String about) {
        return subjects.stream().filter(s -> s.about.equals(about)).findFirst();
    }

    private CodeOutcomes change(String about, UnaryOperator<Subject> change) {
        List<Subject> all = new ArrayList<>(
                subjects.stream().filter(s -> !s.about.equals(about)).toList());
        all.add(change.apply(find(about).orElseGet(() -> new Subject(about, null, List.of()))));
        return new CodeOutcomes(all, barred);
    }
}
