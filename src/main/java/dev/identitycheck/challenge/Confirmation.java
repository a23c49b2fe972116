package dev.identitycheck.challenge;

import dev.identitycheck.identity.LedgerEntry;
import java.util.List;

/** What became of a right code. */
sealed interface Confirmation {

    /** The link is gone, or the owner has disowned the identity meanwhile. */
    record TooLate() implements Confirmation {}

    /**
     * The ledger knows the identity.
     *
     * @param lost the known identities that had to make room for it
     * @param claimsFollow whether its claims are to be written to the account now
     */
    record Done(List<LedgerEntry> lost, boolean claimsFollow) implements Confirmation {}
}
