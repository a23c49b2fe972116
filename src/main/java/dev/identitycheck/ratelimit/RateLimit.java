package dev.identitycheck.ratelimit;

import dev.identitycheck.keycloak.RateLimitKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rate limit on something other than a text message, over a window that begins with the first use.
 *
 * @param limit the limit's type
 * @param realmId the realm
 * @param subject the subject that is counted, stored as a keyed hash
 * @param most the maximum number of uses
 * @param window the length of the window
 */
public record RateLimit(LimitType limit, String realmId, List<String> subject, int most, Duration window) {

    public RateLimit {
        subject = List.copyOf(subject);
    }

    /** The rate limit of a client's address, or of its network where one client has many addresses. */
    public static RateLimit ofAddress(
            LimitType limit, String realmId, String use, String address, int most, Duration window) {
        return new RateLimit(limit, realmId, List.of(use, ClientAddress.network(address)), most, window);
    }

    /** The part of a client's address that tells one client from another. */
    public static String network(String address) {
        return ClientAddress.network(address);
    }

    Quota quota(RateLimitKey key, Instant now) {
        QuotaWindow rolling = new QuotaWindow.Rolling(window);
        List<String> parts = Stream.concat(Stream.of(realmId, limit.key(), rolling.name(now)), subject.stream())
                .toList();
        return new Quota(limit, key.hash(parts), most, rolling);
    }

    @Override
    public String toString() {
        return "RateLimit[" + limit + ", " + most + " in " + window + "]";
    }
}
