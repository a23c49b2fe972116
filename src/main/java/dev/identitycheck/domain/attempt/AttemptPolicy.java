package dev.identitycheck.domain.attempt;

import java.time.Instant;

/** How many failures of one purpose are borne, and what comes then. */
public sealed interface AttemptPolicy permits LockoutPolicy, ThrottlePolicy {

    /** Judges one more attempt. What it allows is reserved as a failure; {@link AttemptCount#NONE} gives it back. */
    AttemptDecision admit(AttemptCount count, Instant now);

    /** The count after a reserved attempt has proved wrong: locked if it was the last one and the rule locks. */
    AttemptCount failed(AttemptCount reserved, Instant now);

    /** How many attempts remain at this moment. */
    int left(AttemptCount count, Instant now);
}
