package dev.identitycheck.challenge;

import dev.identitycheck.identity.LedgerEntry;
import dev.identitycheck.notice.Fact;
import java.util.List;

/** What became of a right code. */
sealed interface Confirmation {

    /** The link is gone, the owner has disowned the identity meanwhile, or something else is to be said of it. */
    record TooLate() implements Confirmation {}

    /** A contact that the code went to counts for nothing any more: so does the code. */
    record ContactGone() implements Confirmation {}

    /**
     * The ledger knows the identity.
     *
     * @param fact what is told of it
     * @param lost the known identities that had to make room for it
     * @param claimsFollow whether its claims are to be written to the account now
     */
    record Done(Fact fact, List<LedgerEntry> lost, boolean claimsFollow) implements Confirmation {}
}
