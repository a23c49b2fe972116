package dev.identitycheck.recovery;

import dev.identitycheck.domain.attempt.AttemptReservation;
import dev.identitycheck.ratelimit.QuotaCharge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rate limits' decision on one more attempt at a recovery's code. */
sealed interface RecoveryAttemptDecision {

    /** The decision as the result of a reservation. */
    AttemptReservation reservation();

    /** The limit to report to the operator; empty if there is nothing to report. */
    Optional<RecoveryDenial> denial();

    /**
     * The entry is compared, and counts as wrong until the comparison succeeds.
     *
     * @param account the account that the attempt was counted for
     * @param charges the quota charges of the attempt
     */
    record Counted(String account, List<QuotaCharge> charges) implements RecoveryAttemptDecision {

        @Override
        public AttemptReservation reservation() {
            return new AttemptReservation.Reserved(0);
        }

        @Override
        public Optional<RecoveryDenial> denial() {
            return Optional.empty();
        }
    }

    /**
     * The entry is counted for the entered number and contact, but not compared; the answer is that of a wrong code.
     *
     * @param limited whether the account's attempts are used up; otherwise the account has not been looked up yet
     */
    record Unseen(boolean limited) implements RecoveryAttemptDecision {

        @Override
        public AttemptReservation reservation() {
            return new AttemptReservation.Reserved(0, false);
        }

        @Override
        public Optional<RecoveryDenial> denial() {
            return limited ? Optional.of(RecoveryDenial.ACCOUNT) : Optional.empty();
        }
    }

    /** The entry is neither compared nor counted, because codes of its length are not accepted any more. */
    record TooShort() implements RecoveryAttemptDecision {

        @Override
        public AttemptReservation reservation() {
            return new AttemptReservation.Outdated();
        }

        @Override
        public Optional<RecoveryDenial> denial() {
            return Optional.of(RecoveryDenial.SHORT_CODE);
        }
    }

    /**
     * The entry is neither compared nor counted, because a limit of the entered number and contact is used up.
     *
     * @param until when the next attempt is allowed
     */
    record Refused(Instant until) implements RecoveryAttemptDecision {

        @Override
        public AttemptReservation reservation() {
            return new AttemptReservation.TooSoon(until);
        }

        @Override
        public Optional<RecoveryDenial> denial() {
            return Optional.of(RecoveryDenial.GUESS);
        }
    }
}
