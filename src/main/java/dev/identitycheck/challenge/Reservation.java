package dev.identitycheck.challenge;

import dev.identitycheck.attempts.AttemptCount;

/** What the gate says before a code is compared. */
sealed interface Reservation {

    /** Confirmed meanwhile, in this login or another: there is nothing left to compare. */
    record AlreadyKnown() implements Reservation {}

    /** Nothing is compared. */
    record LockedOut() implements Reservation {}

    /**
     * Stored as a failure; the code may be compared.
     *
     * @param count the stored count
     * @param left attempts left should this one be wrong
     */
    record Reserved(AttemptCount count, int left) implements Reservation {}
}
