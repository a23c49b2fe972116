package dev.identitycheck.domain.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The disown tokens that were issued for one account.
 *
 * @param tokens oldest first, at most {@link #LIMIT}
 */
public record IssuedDisownTokens(List<IssuedDisownToken> tokens) {

    /** The largest number of tokens of one account. */
    public static final int LIMIT = 20;

    /** No token. */
    public static final IssuedDisownTokens EMPTY = new IssuedDisownTokens(List.of());

    // Neither codes that anybody can have sent nor repeated changes may displace the tokens for a new identity.
    private static final Comparator<IssuedDisownToken> LEAST_NEEDED = Comparator.<IssuedDisownToken, Boolean>comparing(
                    h -> !h.isUsed())
            .thenComparing(h -> !h.notice().kind().effect().equals(Optional.of(DisownEffect.CODE)))
            .thenComparing(h -> h.notice().kind().isAccess())
            .thenComparing(IssuedDisownToken::until);

    public IssuedDisownTokens {
        tokens = List.copyOf(tokens);
    }

    /** Adds a token; expired ones are removed, and of too many the least needed. */
    public IssuedDisownTokens plus(IssuedDisownToken token, Instant now) {
        List<IssuedDisownToken> all = new ArrayList<>(live(now));
        if (all.size() >= LIMIT) {
            all.stream().min(LEAST_NEEDED).ifPresent(all::remove);
        }
        all.add(token);
        return new IssuedDisownTokens(all);
    }

    /** The unexpired token with this digest, used or not. */
    public Optional<IssuedDisownToken> find(String digest, Instant now) {
        return live(now).stream().filter(h -> h.digest().equals(digest)).findFirst();
    }

    /** Marks a token as used, and with it all others about the same notice. */
    public IssuedDisownTokens used(IssuedDisownToken token, Instant now) {
        return new IssuedDisownTokens(tokens.stream()
                .map(h -> h.notice().id().equals(token.notice().id()) ? h.used(now) : h)
                .toList());
    }

    /** Removes a token that was not sent to anybody. */
    public IssuedDisownTokens without(String digest) {
        return new IssuedDisownTokens(
                tokens.stream().filter(h -> !h.digest().equals(digest)).toList());
    }

    private List<IssuedDisownToken> live(Instant now) {
        return tokens.stream().filter(h -> h.isLive(now)).toList();
    }
}
