package dev.identitycheck.recovery;

import dev.identitycheck.ratelimit.LimitType;
import dev.identitycheck.ratelimit.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rate limits of attempts at recovery codes, by the entered number and contact and by the account that they
 * identify, since several numbers and contacts may identify one account.
 *
 * @param realmId the realm
 * @param subject the entered number and contact
 * @param network the network that the attempts come from
 * @param most the wrong codes before a pause
 */
record RecoveryAttemptRateLimits(String realmId, List<String> subject, String network, int most) {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final int A_DAY_FROM_ONE_NETWORK = 3;
    private static final int A_DAY_FROM_ALL = 10;
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    // Two in each of the rows that a count is spread over. A row's window begins with its first attempt, so that any
    // thirty days have at most three attempts per row, and no more than a hundred in all.
    private static final int SHORT_CODES = 64;

    RecoveryAttemptRateLimits {
        subject = List.copyOf(subject);
    }

    /** The limits of the entered number and contact, the only limits that the page may show. */
    List<RateLimit> typed() {
        Stream<RateLimit> pause = Stream.of(limit(withNetwork("attempt", subject), 1, HALF_AN_HOUR));
        return Stream.concat(pause, aDay("attempt", subject).stream()).toList();
    }

    /**
     * The limits of the account. A pause would reveal who has two numbers, so a denied attempt is answered as a
     * wrong code.
     */
    List<RateLimit> ofAccount(String account) {
        return aDay("account-attempt", List.of(account));
    }

    /**
     * The limits of the entered number and contact for codes shorter than the greatest length. Once they are used up,
     * longer codes are required, which cannot be guessed, so that strangers who use them up do not lock the owner out.
     */
    List<RateLimit> atShortCodes() {
        return List.of(
                new RateLimit(LimitType.RECOVERY, realmId, withUse("short-code", subject), SHORT_CODES, THIRTY_DAYS));
    }

    private List<RateLimit> aDay(String use, List<String> key) {
        return List.of(
                limit(withNetwork(use, key), A_DAY_FROM_ONE_NETWORK, A_DAY),
                limit(withUse(use, key), A_DAY_FROM_ALL, A_DAY));
    }

    private static List<String> withUse(String use, List<String> key) {
        return Stream.concat(Stream.of(use), key.stream()).toList();
    }

    private List<String> withNetwork(String use, List<String> key) {
        return Stream.concat(withUse(use, key).stream(), Stream.of(network)).toList();
    }

    private RateLimit limit(List<String> key, int times, Duration window) {
        return new RateLimit(LimitType.RECOVERY, realmId, key, most * times, window);
    }

    @Override
    public String toString() {
        return "RecoveryAttemptRateLimits[***]";
    }
}
