package dev.identitycheck.domain.attempt;

import java.time.Instant;

/** The result of reserving an attempt, before the entered code or PIN is compared. */
public sealed interface AttemptReservation {

    /** Calls the method that stands for this result. */
    void handle(Cases cases);

    /** One method for each result. */
    interface Cases {

        void alreadyDone();

        void tooSoon(TooSoon tooSoon);

        void lockedOut();

        void undecided();

        void outdated();

        void reserved(Reserved reserved);
    }

    /** Another request has completed the challenge meanwhile: nothing is left to compare. */
    record AlreadyDone() implements AttemptReservation {

        @Override
        public void handle(Cases cases) {
            cases.alreadyDone();
        }
    }

    /**
     * The entry is not compared yet, because too many entries failed in a row.
     *
     * @param until when the next attempt may be made
     */
    record TooSoon(Instant until) implements AttemptReservation {

        @Override
        public void handle(Cases cases) {
            cases.tooSoon(this);
        }
    }

    /** The entry is not compared, because the lockout is in force. */
    record LockedOut() implements AttemptReservation {

        @Override
        public void handle(Cases cases) {
            cases.lockedOut();
        }
    }

    /** The entry is not compared: another request holds the last attempt and has not settled it yet. */
    record Undecided() implements AttemptReservation {

        @Override
        public void handle(Cases cases) {
            cases.undecided();
        }
    }

    /** The entry is neither counted nor compared: codes of its kind are not accepted any more. */
    record Outdated() implements AttemptReservation {

        @Override
        public void handle(Cases cases) {
            cases.outdated();
        }
    }

    /**
     * The attempt is stored as a failure.
     *
     * @param left the attempts that remain if this one fails
     * @param isCompared whether the entry may be compared; otherwise it is answered as a wrong one
     */
    record Reserved(int left, boolean isCompared) implements AttemptReservation {

        /** An attempt whose entry may be compared. */
        public Reserved(int left) {
            this(left, true);
        }

        @Override
        public void handle(Cases cases) {
            cases.reserved(this);
        }
    }
}
