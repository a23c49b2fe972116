package dev.identitycheck.domain.otp;

import dev.identitycheck.domain.contact.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The codes of one challenge that are still accepted: the latest few, oldest first.
 *
 * @param codes at most as many as the settings accept
 * @param earlier when the challenge's codes were issued that are not accepted any more, oldest first, at most
 *     {@link #MOST_EARLIER}
 */
public record PendingCodes(List<PendingCode> codes, List<Instant> earlier) {

    /** The largest number of earlier codes: more than a login lasts long enough for. */
    static final int MOST_EARLIER = 30;

    /** No code has been sent. */
    public static final PendingCodes NONE = new PendingCodes(List.of());

    public PendingCodes {
        codes = List.copyOf(codes);
        earlier = List.copyOf(earlier.subList(Math.max(0, earlier.size() - MOST_EARLIER), earlier.size()));
    }

    /** Codes of a challenge that had no others. */
    public PendingCodes(List<PendingCode> codes) {
        this(codes, List.of());
    }

    /** Adds a code and keeps only the latest {@code accepted} codes. */
    public PendingCodes plus(PendingCode code, int accepted) {
        List<PendingCode> all = Stream.concat(codes.stream(), Stream.of(code)).toList();
        return keeping(all.subList(Math.max(0, all.size() - accepted), all.size()), all);
    }

    /** Removes a code. */
    public PendingCodes minus(PendingCode code) {
        return keeping(codes.stream().filter(c -> !c.equals(code)).toList(), codes);
    }

    private PendingCodes keeping(List<PendingCode> some, List<PendingCode> all) {
        Stream<Instant> others =
                all.stream().filter(code -> !some.contains(code)).map(PendingCode::issuedAt);
        return new PendingCodes(some, Stream.concat(earlier.stream(), others).toList());
    }

    /** When the challenge's codes were issued, whether or not they are accepted still. */
    public List<Instant> issued() {
        return Stream.concat(earlier.stream(), codes.stream().map(PendingCode::issuedAt))
                .toList();
    }

    /** Whether one of the codes was issued when those that the owner has refused since were. */
    public boolean anyRefusedBy(CodeOutcomes outcomes, String about) {
        return codes.stream().anyMatch(code -> outcomes.refuses(about, code.issuedAt()));
    }

    /** The channels of the newest code; empty if there is none. */
    public Set<Channel> newestChannels() {
        return codes.isEmpty() ? Set.of() : codes.get(codes.size() - 1).channels();
    }

    /** When the newest code stops being accepted; empty if no code is live. */
    public Optional<Instant> acceptedUntil(Instant now) {
        return codes.stream()
                .filter(c -> c.liveAt(now))
                .map(PendingCode::expiresAt)
                .max(Instant::compareTo);
    }

    /**
     * Compares an entry with every code. All are compared whatever the result, so that the time taken reveals nothing.
     *
     * @param keys finds the key that a code was hashed with; a code whose key is gone matches nothing
     * @return the live code that was entered; empty if the entry is none of these
     */
    public Optional<PendingCode> find(
            OneTimeCode entry, String binding, Function<String, Optional<CodeKey>> keys, Instant now) {
        Optional<PendingCode> found = Optional.empty();
        for (PendingCode code : codes) {
            boolean matches = keys.apply(code.keyId())
                    .map(key -> code.matches(entry, binding, key))
                    .orElse(false);
            if (code.liveAt(now) && matches) {
                found = Optional.of(code);
            }
        }
        return found;
    }
}
