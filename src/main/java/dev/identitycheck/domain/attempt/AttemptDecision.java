package dev.identitycheck.domain.attempt;

import java.time.Instant;

/** The decision of an {@link AttemptPolicy} about one more attempt. */
public sealed interface AttemptDecision {

    /**
     * The attempt may be compared.
     *
     * @param reserved the count with this attempt as a failure, to be stored before anything is compared
     * @param left attempts left if this one fails
     */
    record Allowed(AttemptCount reserved, int left) implements AttemptDecision {}

    /**
     * The attempt must not be compared yet, after too many consecutive failures.
     *
     * @param until when the next attempt may be made
     */
    record TooSoon(Instant until) implements AttemptDecision {}

    /** The attempt must not be compared; only support lifts the lockout. */
    record LockedOut() implements AttemptDecision {}
}
