package dev.identitycheck.domain.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The disown tokens that were issued for one account. Those of messages with codes have room of their own: anybody can
 * have such messages sent, and they must not displace the others.
 *
 * @param tokens oldest first, at most {@link #LIMIT}, and {@link #CODES} of messages with codes besides
 */
public record IssuedDisownTokens(List<IssuedDisownToken> tokens) {

    /** The largest number of tokens of one account, besides those of messages with codes. */
    public static final int LIMIT = 20;

    /** The largest number of tokens of messages with codes. */
    public static final int CODES = 18;

    /** The largest number of them for one identity or one purpose: as many as are sent in ten minutes, and one. */
    public static final int SAME_CODES = 6;

    /** No token. */
    public static final IssuedDisownTokens EMPTY = new IssuedDisownTokens(List.of());

    private static final Comparator<IssuedDisownToken> OLDEST =
            Comparator.<IssuedDisownToken, Boolean>comparing(h -> !h.isUsed()).thenComparing(IssuedDisownToken::until);

    public IssuedDisownTokens {
        tokens = List.copyOf(tokens);
    }

    /**
     * Adds a token; expired ones are removed. Of too many, a used one is removed, else one of the type that has most of
     * them: whoever does one thing again and again displaces the tokens for that alone.
     */
    public IssuedDisownTokens plus(IssuedDisownToken token, Instant now) {
        List<IssuedDisownToken> all = new ArrayList<>(live(now));
        if (token.isOfCodes()) {
            makeRoomForCode(all, token);
        } else {
            makeRoom(all, h -> !h.isOfCodes(), LIMIT, leastNeeded(all, token));
        }
        all.add(token);
        return new IssuedDisownTokens(all);
    }

    private static Comparator<IssuedDisownToken> leastNeeded(List<IssuedDisownToken> all, IssuedDisownToken added) {
        Map<NoticeType, Long> counts = Stream.concat(all.stream(), Stream.of(added))
                .filter(h -> !h.isUsed())
                .collect(Collectors.groupingBy(
                        h -> h.notice().kind(), () -> new EnumMap<>(NoticeType.class), Collectors.counting()));
        return Comparator.<IssuedDisownToken, Boolean>comparing(h -> !h.isUsed())
                .thenComparing(h -> -counts.getOrDefault(h.notice().kind(), 0L))
                .thenComparing(IssuedDisownTokens::need)
                .thenComparing(IssuedDisownToken::until);
    }

    private static int need(IssuedDisownToken token) {
        return token.notice()
                .kind()
                .effect()
                .map(effect -> switch (effect) {
                    case CODE, SESSIONS -> 0;
                    case BROWSER -> 1;
                    case CREDENTIAL -> 2;
                    case PASSWORD -> 3;
                    case CONTACT -> 4;
                    case ACCESS -> 5;
                })
                .orElse(0);
    }

    // Whoever has many messages sent for one identity displaces those for that identity alone.
    private static void makeRoomForCode(List<IssuedDisownToken> all, IssuedDisownToken token) {
        makeRoom(all, h -> h.isOfCodes() && h.group().equals(token.group()), SAME_CODES, OLDEST);
        makeRoom(
                all,
                IssuedDisownToken::isOfCodes,
                CODES,
                Comparator.<IssuedDisownToken, Boolean>comparing(h -> !h.isUsed())
                        .thenComparing(h -> -sameCodes(all, h))
                        .thenComparing(IssuedDisownToken::until));
    }

    private static long sameCodes(List<IssuedDisownToken> all, IssuedDisownToken token) {
        return all.stream()
                .filter(h -> h.isOfCodes() && h.group().equals(token.group()))
                .count();
    }

    private static void makeRoom(
            List<IssuedDisownToken> all,
            Predicate<IssuedDisownToken> among,
            int most,
            Comparator<IssuedDisownToken> first) {
        List<IssuedDisownToken> some = all.stream().filter(among).toList();
        if (some.size() >= most) {
            some.stream().min(first).ifPresent(all::remove);
        }
    }

    /** The unexpired token with this digest, used or not. */
    public Optional<IssuedDisownToken> find(String digest, Instant now) {
        return live(now).stream().filter(h -> h.digest().equals(digest)).findFirst();
    }

    /** When the latest message was sent that is about codes as a notice is; empty if no token of one is there. */
    public Optional<Instant> latestOfCodes(Notice notice) {
        return tokens.stream()
                .map(IssuedDisownToken::notice)
                .filter(notice::isOfSameCodes)
                .map(Notice::at)
                .max(Comparator.naturalOrder());
    }

    /**
     * Marks a token as used, and with it all others about the same notice or the same codes. A code that is sent later
     * gets a token of its own.
     *
     * @param as what it disowned: what is known now of a code that was sent
     * @param isSettled whether nothing is left to be disowned of a notice about the same codes: with another of them
     *     somebody may have got in
     */
    public IssuedDisownTokens used(IssuedDisownToken token, Notice as, Predicate<Notice> isSettled, Instant now) {
        return new IssuedDisownTokens(tokens.stream()
                .map(h -> h.isSettledBy(token, as, isSettled) ? h.used(as, now) : h)
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
