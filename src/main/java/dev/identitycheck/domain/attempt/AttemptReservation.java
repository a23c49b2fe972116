package dev.identitycheck.challenge;

import java.time.Instant;

/** What is said before a code is compared. */
sealed interface Reservation {

    /** Done meanwhile, in this login or another: there is nothing left to compare. */
    record AlreadyDone() implements Reservation {}

    /**
     * Nothing is compared yet.
     *
     * @param until when the next attempt may be made
     */
    record TooSoon(Instant until) implements Reservation {}

    /** Nothing is compared. */
    record LockedOut() implements Reservation {}

    /** Nothing is compared: another request holds the last attempt, and its answer is near. */
    record Undecided() implements Reservation {}

    /**
     * Stored as a failure; the code may be compared.
     *
     * @param left attempts left should this one be wrong
     */
    record Reserved(int left) implements Reservation {}
}
