package dev.identitycheck.recovery;

import dev.identitycheck.ratelimit.QuotaCharge;
import java.time.Instant;
import java.util.List;

/** What the limits say of one more guess. */
sealed interface RecoveryAttemptDecision {

    /**
     * It is looked at, and counts as wrong until it proves right.
     *
     * @param account the account that it was counted for
     * @param shares what was counted
     */
    record Counted(String account, List<QuotaCharge> shares) implements RecoveryAttemptDecision {}

    /**
     * It is counted for what was typed, and is not looked at: it is answered as a wrong one.
     *
     * @param limited whether the account's guesses are used up; else nobody has looked for the account yet
     */
    record Unseen(boolean limited) implements RecoveryAttemptDecision {}

    /** It is not looked at, and not counted: codes of its length are not taken any more. */
    record TooShort() implements RecoveryAttemptDecision {}

    /**
     * It is not looked at, and not counted.
     *
     * @param until when the next one may be
     */
    record Refused(Instant until) implements RecoveryAttemptDecision {}
}
