package dev.identitycheck.authenticator.identity;

import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.Notice;
import java.util.List;

/** What became of a right code. */
sealed interface ConfirmationResult {

    /** The link is gone, the owner has disowned the identity meanwhile, or something else is to be said of it. */
    record TooLate() implements ConfirmationResult {}

    /** A contact that the code went to counts for nothing any more: so does the code. */
    record ContactGone() implements ConfirmationResult {}

    /**
     * The ledger knows the identity.
     *
     * @param fact what is told of it
     * @param lost the known identities that had to make room for it
     * @param claimsFollow whether its claims are to be written to the account now
     */
    record Done(Notice fact, List<LedgerEntry> lost, boolean claimsFollow) implements ConfirmationResult {}
}
