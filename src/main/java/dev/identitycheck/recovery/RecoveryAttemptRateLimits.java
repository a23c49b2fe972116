package dev.identitycheck.recovery;

import dev.identitycheck.ratelimit.LimitType;
import dev.identitycheck.ratelimit.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many guesses are looked at: by what was typed, and by the account that it reaches, since several numbers and contacts
 * may reach the same one.
 *
 * @param realmId the realm
 * @param subject what was typed
 * @param network where the guesses come from
 * @param most wrong codes before a pause
 */
record RecoveryAttemptRateLimits(String realmId, List<String> subject, String network, int most) {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final int A_DAY_FROM_ONE_NETWORK = 3;
    private static final int A_DAY_FROM_ALL = 10;
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    // Two in each of the rows that a count is spread over. A row's window begins with its first one, so that any
    // thirty days see three of each at most: no more than a hundred in all.
    private static final int SHORT_CODES = 64;

    RecoveryAttemptRateLimits {
        subject = List.copyOf(subject);
    }

    /** Of what was typed: these alone may show on the page. */
    List<RateLimit> typed() {
        Stream<RateLimit> pause = Stream.of(rate(here("attempt", subject), 1, HALF_AN_HOUR));
        return Stream.concat(pause, aDay("attempt", subject).stream()).toList();
    }

    /** Of the account. A pause would show who has two numbers: what reaches its end here is refused as if it were wrong. */
    List<RateLimit> ofAccount(String account) {
        return aDay("account-attempt", List.of(account));
    }

    /**
     * Of what was typed, at codes that are not of the greatest length. Whoever has used them up is asked for longer codes, which
     * nobody guesses: strangers who do that to an owner keep nobody out.
     */
    List<RateLimit> atShortCodes() {
        return List.of(
                new RateLimit(LimitType.RECOVERY, realmId, all("short-code", subject), SHORT_CODES, THIRTY_DAYS));
    }

    private List<RateLimit> aDay(String use, List<String> whose) {
        return List.of(
                rate(here(use, whose), A_DAY_FROM_ONE_NETWORK, A_DAY), rate(all(use, whose), A_DAY_FROM_ALL, A_DAY));
    }

    private static List<String> all(String use, List<String> whose) {
        return Stream.concat(Stream.of(use), whose.stream()).toList();
    }

    private List<String> here(String use, List<String> whose) {
        return Stream.concat(all(use, whose).stream(), Stream.of(network)).toList();
    }

    private RateLimit rate(List<String> whose, int times, Duration window) {
        return new RateLimit(LimitType.RECOVERY, realmId, whose, most * times, window);
    }

    @Override
    public String toString() {
        return "RecoveryAttemptRateLimits[***]";
    }
}
