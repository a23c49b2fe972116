package dev.identitycheck.challenge;

/** What an entry costs. */
interface Judge {

    /** Takes one attempt as a failure, before anything is compared. */
    Reservation reserve();

    /**
     * The entry was wrong.
     *
     * @return whether that has locked
     */
    boolean fail(Reservation.Reserved reserved);

    /** Another request has done it, or is about to. */
    void comeBack();

    /** There are no attempts left. */
    void locked();
}
