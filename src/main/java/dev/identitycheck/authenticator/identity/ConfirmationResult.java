package dev.identitycheck.authenticator.identity;

import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.Notice;
import java.util.List;

/** The result of confirming an identity by a right code or another proof. */
sealed interface ConfirmationResult {

    /**
     * Writes the response of the request.
     *
     * @return false if the code is to be dropped instead, because a contact that it was sent to may no longer confirm
     */
    boolean respond(Cases cases);

    /** Responds to each result that ends the request. */
    interface Cases {

        void outdated();

        void confirmed(Done done);
    }

    /** The identity can no longer be confirmed, for example because its link was removed or the owner disowned it. */
    record Outdated() implements ConfirmationResult {

        @Override
        public boolean respond(Cases cases) {
            cases.outdated();
            return true;
        }
    }

    /** A contact that the code was sent to may no longer confirm, so the code is not accepted either. */
    record ContactGone() implements ConfirmationResult {

        @Override
        public boolean respond(Cases cases) {
            return false;
        }
    }

    /**
     * The identity was confirmed, and the ledger knows it.
     *
     * @param notice the notice about the confirmation
     * @param lost the known identities that were removed from the ledger to make room
     * @param claimsFollow whether the claims of the identity are to be written to the account now
     */
    record Done(Notice notice, List<LedgerEntry> lost, boolean claimsFollow) implements ConfirmationResult {

        @Override
        public boolean respond(Cases cases) {
            cases.confirmed(this);
            return true;
        }
    }
}
