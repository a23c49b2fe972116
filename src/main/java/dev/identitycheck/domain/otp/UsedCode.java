package dev.identitycheck.domain.otp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A code that was accepted. Whoever disowns a message disowns what was done with a code of the same request, and
 * nothing that the owner did with a code of another. All times count by the millisecond, as they are stored.
 *
 * @param at when it was accepted
 * @param issued when the codes of its request were issued; empty if that is not known, as of one that a version
 *     accepted which did not note it
 * @param requester a keyed hash of the network from which it was asked for; empty if that is not known
 */
public record UsedCode(Instant at, List<Instant> issued, String requester) {

    /** The largest number about one subject. */
    public static final int MOST = 10;

    public UsedCode {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        issued = issued.stream()
                .map(time -> time.truncatedTo(ChronoUnit.MILLIS))
                .distinct()
                .sorted()
                .toList();
    }

    /** A code of which it is not known when it was issued. */
    public static UsedCode unknown(Instant at) {
        return new UsedCode(at, List.of(), "");
    }

    /** Whether it is known when its request's codes were issued. */
    public boolean isKnown() {
        return !issued.isEmpty();
    }

    boolean isSince(Instant then) {
        return !at.isBefore(then.truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Whether a code of then belongs to the request. Of one that is not known any more, each code before it may; so
     * does each that somebody in the same network asked for before.
     */
    boolean isOfRequest(Instant issuedAt, String by) {
        return issued.contains(issuedAt.truncatedTo(ChronoUnit.MILLIS))
                || (isSince(issuedAt) && (!isKnown() || (!by.isEmpty() && by.equals(requester))));
    }

    // What is not kept any more is not forgotten: it counts as not known.
    static List<UsedCode> latest(List<UsedCode> codes) {
        List<UsedCode> all = new ArrayList<>(codes);
        while (all.size() > MOST) {
            Instant first = all.remove(0).at;
            Instant second = all.remove(0).at;
            all.add(0, unknown(first.isAfter(second) ? first : second));
        }
        return List.copyOf(all);
    }
}
