package dev.identitycheck.notice;

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
public record IssuedHandles(List<IssuedHandle> handles) {

    /** How many handles one account has at most. */
    public static final int LIMIT = 20;

    /** None. */
    public static final IssuedHandles EMPTY = new IssuedHandles(List.of());

    // Whoever changes a contact to and fro does not make the owner's answer to an identity worthless.
    private static final Comparator<IssuedHandle> LEAST_NEEDED = Comparator.<IssuedHandle, Boolean>comparing(
                    h -> !h.isUsed())
            .thenComparing(h -> h.fact().kind().isAccess())
            .thenComparing(IssuedHandle::until);

    public IssuedHandles {
        handles = List.copyOf(handles);
    }

    /** With one more; those whose time is over go, and of too many the least needed. */
    public IssuedHandles plus(IssuedHandle handle, Instant now) {
        List<IssuedHandle> all = new ArrayList<>(live(now));
        if (all.size() >= LIMIT) {
            all.stream().min(LEAST_NEEDED).ifPresent(all::remove);
        }
        all.add(handle);
        return new IssuedHandles(all);
    }

    /** The handle of this digest while its time lasts, used or not. */
    public Optional<IssuedHandle> find(String digest, Instant now) {
        return live(now).stream().filter(h -> h.digest().equals(digest)).findFirst();
    }

    /** Takes a handle as used, and with it all others about the same fact. */
    public IssuedHandles used(IssuedHandle handle, Instant now) {
        return new IssuedHandles(handles.stream()
                .map(h -> h.fact().id().equals(handle.fact().id()) ? h.used(now) : h)
                .toList());
    }

    /** Without one that nobody was sent. */
    public IssuedHandles without(String digest) {
        return new IssuedHandles(
                handles.stream().filter(h -> !h.digest().equals(digest)).toList());
    }

    private List<IssuedHandle> live(Instant now) {
        return handles.stream().filter(h -> h.isLive(now)).toList();
    }
}
