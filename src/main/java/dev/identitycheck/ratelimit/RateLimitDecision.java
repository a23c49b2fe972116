package dev.identitycheck.ratelimit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the limits say of one more message. */
public sealed interface RateLimitDecision {

    /**
     * It may go, and is counted.
     *
     * @param shares what was counted, to be given back if the message certainly was not sent
     */
    record Granted(List<QuotaCharge> shares) implements RateLimitDecision {}

    /**
     * It may not, and nothing is counted.
     *
     * @param limit the limit that is reached
     * @param until when the next message may go; nothing if waiting does not help
     */
    record Denied(LimitType limit, Optional<Instant> until) implements RateLimitDecision {}
}
