package dev.identitycheck.domain.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The handles that were sent about one account.
 *
 * @param handles oldest first, at most {@link #LIMIT}
 */
public record IssuedDisownTokens(List<IssuedDisownToken> handles) {

    /** How many handles one account has at most. */
    public static final int LIMIT = 20;

    /** None. */
    public static final IssuedDisownTokens EMPTY = new IssuedDisownTokens(List.of());

    // Whoever changes a contact to and fro does not make the owner's answer to an identity worthless.
    private static final Comparator<IssuedDisownToken> LEAST_NEEDED = Comparator.<IssuedDisownToken, Boolean>comparing(
                    h -> !h.isUsed())
            .thenComparing(h -> h.fact().kind().isAccess())
            .thenComparing(IssuedDisownToken::until);

    public IssuedDisownTokens {
        handles = List.copyOf(handles);
    }

    /** With one more; those whose time is over go, and of too many the least needed. */
    public IssuedDisownTokens plus(IssuedDisownToken handle, Instant now) {
        List<IssuedDisownToken> all = new ArrayList<>(live(now));
        if (all.size() >= LIMIT) {
            all.stream().min(LEAST_NEEDED).ifPresent(all::remove);
        }
        all.add(handle);
        return new IssuedDisownTokens(all);
    }

    /** The handle of this digest while its time lasts, used or not. */
    public Optional<IssuedDisownToken> find(String digest, Instant now) {
        return live(now).stream().filter(h -> h.digest().equals(digest)).findFirst();
    }

    /** Takes a handle as used, and with it all others about the same fact. */
    public IssuedDisownTokens used(IssuedDisownToken handle, Instant now) {
        return new IssuedDisownTokens(handles.stream()
                .map(h -> h.fact().id().equals(handle.fact().id()) ? h.used(now) : h)
                .toList());
    }

    /** Without one that nobody was sent. */
    public IssuedDisownTokens without(String digest) {
        return new IssuedDisownTokens(
                handles.stream().filter(h -> !h.digest().equals(digest)).toList());
    }

    private List<IssuedDisownToken> live(Instant now) {
        return handles.stream().filter(h -> h.isLive(now)).toList();
    }
}
