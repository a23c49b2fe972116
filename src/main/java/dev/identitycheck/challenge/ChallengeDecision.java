package dev.identitycheck.challenge;

import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.event.CheckOutcome;
import java.time.Instant;

/** What the gate says when an identity comes that the cached user does not know. */
public sealed interface ChallengeDecision {

    /** The stored ledger knows it after all. */
    record Known() implements ChallengeDecision {}

    /**
     * A policy trusts it, and the ledger knows it from now on.
     *
     * @param by the policy
     */
    record Trusted(ConfirmationMethod by) implements ChallengeDecision {}

    /**
     * Let in without being asked, by a setting; the ledger does not know it.
     *
     * @param instead what would have happened
     */
    record LetIn(CheckOutcome instead) implements ChallengeDecision {}

    /** Its owner disowned it. */
    record Blocked() implements ChallengeDecision {}

    /** The link is gone. */
    record Refused() implements ChallengeDecision {}

    /** Too many failures. */
    record LockedOut() implements ChallengeDecision {}

    /** There is no contact on file. */
    record NoContact() implements ChallengeDecision {}

    /** The contacts on file were changed lately, and confirm nothing yet. */
    record NewContact() implements ChallengeDecision {}

    /**
     * Too many failures in a row: an entry is looked at again only later.
     *
     * @param ask what the page asks
     * @param until when
     */
    record Slowed(ChallengePrompt ask, Instant until) implements ChallengeDecision {}

    /**
     * Its owner is to confirm it.
     *
     * @param ask what the page asks
     */
    record Challenged(ChallengePrompt ask) implements ChallengeDecision {}
}
