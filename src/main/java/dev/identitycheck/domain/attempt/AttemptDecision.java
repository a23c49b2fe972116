package dev.identitycheck.domain.attempt;

import java.time.Instant;

/** What an {@link AttemptPolicy} says of one more attempt. */
public sealed interface AttemptDecision {

    /**
     * The attempt may be looked at.
     *
     * @param reserved the count with this attempt taken as a failure, to be stored before anything is compared
     * @param left how many further attempts remain should this one fail
     */
    record Allowed(AttemptCount reserved, int left) implements AttemptDecision {}

    /**
     * The attempt must not be looked at yet: there were too many in a row.
     *
     * @param until when the next one may be
     */
    record TooSoon(Instant until) implements AttemptDecision {}

    /** The attempt must not be looked at; only support lifts the lock. */
    record LockedOut() implements AttemptDecision {}
}
