package dev.identitycheck.challenge;

import dev.identitycheck.code.PendingCode;

/** What an entry costs, and what becomes of a right one. */
interface Judge {

    /** Takes one attempt as a failure, before anything is compared. */
    Reservation reserve();

    /** The code was right: gives the attempt back, and goes on. */
    void right(PendingCode code, ChallengeNote challenge);

    /**
     * The code was wrong.
     *
     * @return whether that has locked
     */
    boolean fail(Reservation.Reserved reserved);

    /** Another request has done it, or is about to. */
    void comeBack();

    /** There are no attempts left. */
    void locked();
}
