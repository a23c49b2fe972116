package dev.identitycheck.domain.attempt;

import java.time.Instant;

/** Decides how many failures of one purpose are allowed, and whether a lockout or a waiting time follows. */
public sealed interface AttemptPolicy permits LockoutPolicy, ThrottlePolicy {

    /**
     * Decides about one more attempt. An allowed attempt is reserved as a failure; storing {@link AttemptCount#NONE}
     * withdraws the reservation.
     */
    AttemptDecision admit(AttemptCount count, Instant now);

    /** The count after a reserved attempt has failed: locked if it was the last one and the policy locks. */
    AttemptCount failed(AttemptCount reserved, Instant now);

    /** The number of attempts left at a time. */
    int left(AttemptCount count, Instant now);
}
