package dev.identitycheck.challenge;

import dev.identitycheck.event.Outcome;
import dev.identitycheck.identity.ConfirmedBy;
import java.time.Instant;

/** What the gate says when an identity comes that the cached user does not know. */
sealed interface Opening {

    /** The stored ledger knows it after all. */
    record Known() implements Opening {}

    /**
     * A policy trusts it, and the ledger knows it from now on.
     *
     * @param by the policy
     */
    record Trusted(ConfirmedBy by) implements Opening {}

    /**
     * Let in without being asked, by a setting; the ledger does not know it.
     *
     * @param instead what would have happened
     */
    record LetIn(Outcome instead) implements Opening {}

    /** Its owner disowned it. */
    record Blocked() implements Opening {}

    /** The link is gone. */
    record Refused() implements Opening {}

    /** Too many failures. */
    record LockedOut() implements Opening {}

    /** There is no contact on file. */
    record NoContact() implements Opening {}

    /** The contacts on file were changed lately, and confirm nothing yet. */
    record NewContact() implements Opening {}

    /**
     * Too many failures in a row: an entry is looked at again only later.
     *
     * @param ask what the page asks
     * @param until when
     */
    record Slowed(Ask ask, Instant until) implements Opening {}

    /**
     * Its owner is to confirm it.
     *
     * @param ask what the page asks
     */
    record Challenged(Ask ask) implements Opening {}
}
