package dev.identitycheck.challenge;

import dev.identitycheck.domain.attempt.AttemptReservation;

/** What an entry costs. */
public interface AttemptLimiter {

    /** Takes one attempt as a failure, before anything is compared. */
    AttemptReservation reserve();

    /**
     * The entry was wrong.
     *
     * @return whether that has locked
     */
    boolean fail(AttemptReservation.Reserved reserved);

    /** Another request has done it, or is about to. */
    void comeBack();

    /** There are no attempts left. */
    void locked();
}
