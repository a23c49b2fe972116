package dev.identitycheck.challenge;

import dev.identitycheck.domain.attempt.AttemptReservation;

/** Counts the attempts to enter the code or PIN of one challenge. */
public interface AttemptLimiter {

    /** Counts one attempt as a failure before the entry is compared. */
    AttemptReservation reserve();

    /**
     * Settles an attempt whose entry was wrong.
     *
     * @return whether the lockout is in force now
     */
    boolean fail(AttemptReservation.Reserved reserved);

    /** Returns how many attempts remain after an attempt whose entry was wrong. */
    default int left(AttemptReservation.Reserved reserved) {
        return reserved.left();
    }
}
