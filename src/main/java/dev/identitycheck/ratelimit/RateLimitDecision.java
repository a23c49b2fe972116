package dev.identitycheck.ratelimit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The decision of the rate limits on one more message or use. */
public sealed interface RateLimitDecision {

    /**
     * The message or use is allowed, and counted.
     *
     * @param charges what was counted, to be given back if the message certainly was not sent
     */
    record Granted(List<QuotaCharge> charges) implements RateLimitDecision {}

    /**
     * The message or use is refused, and nothing is counted.
     *
     * @param limit the limit that is reached
     * @param until when the next one is allowed; empty if waiting does not help
     */
    record Denied(LimitType limit, Optional<Instant> until) implements RateLimitDecision {}
}
