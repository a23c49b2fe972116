package dev.identitycheck.domain.attempt;

import java.time.Instant;

/** What is said before a code is compared. */
public sealed interface AttemptReservation {

    /** Done meanwhile, in this login or another: there is nothing left to compare. */
    record AlreadyDone() implements AttemptReservation {}

    /**
     * Nothing is compared yet.
     *
     * @param until when the next attempt may be made
     */
    record TooSoon(Instant until) implements AttemptReservation {}

    /** Nothing is compared. */
    record LockedOut() implements AttemptReservation {}

    /** Nothing is compared: another request holds the last attempt, and its answer is near. */
    record Undecided() implements AttemptReservation {}

    /**
     * Stored as a failure; the code may be compared.
     *
     * @param left attempts left should this one be wrong
     */
    record Reserved(int left) implements AttemptReservation {}
}
