package dev.identitycheck.ratelimit;

import dev.identitycheck.keycloak.RateLimitKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How often something other than a text message may be done, over a time that begins with the first.
 *
 * @param limit what is limited
 * @param realmId the realm
 * @param subject whose doing: kept as a keyed hash
 * @param most how often
 * @param window over which time
 */
public record RateLimit(LimitType limit, String realmId, List<String> subject, int most, Duration window) {

    public RateLimit {
        subject = List.copyOf(subject);
    }

    /** The same for everybody at the client's address, or in its network where addresses cost nothing. */
    public static RateLimit ofAddress(
            LimitType limit, String realmId, String use, String address, int most, Duration window) {
        return new RateLimit(limit, realmId, List.of(use, ClientAddress.network(address)), most, window);
    }

    /** Where a request comes from, as far as one client is told from another. */
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
