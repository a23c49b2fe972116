package dev.identitycheck.authenticator.identity;

import dev.identitycheck.challenge.ChallengeDecision;
import dev.identitycheck.challenge.ChallengePrompt;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.RefusalPage;

/** The decision on an identity that the cached ledger does not know, made under the account's row lock. */
sealed interface IdentityDecision {

    /** Returns the decision of the challenge: the code page, or a response without a code. */
    ChallengeDecision challenge(IdentityResponder responder);

    /** The stored ledger knows the identity. */
    record Known() implements IdentityDecision {

        @Override
        public ChallengeDecision challenge(IdentityResponder responder) {
            return new ChallengeDecision.Concluded(() -> responder.passed(CheckOutcome.KNOWN));
        }
    }

    /**
     * A trust policy accepts the identity, and the ledger knows it from now on.
     *
     * @param by the policy
     */
    record Trusted(ConfirmationMethod by) implements IdentityDecision {

        @Override
        public ChallengeDecision challenge(IdentityResponder responder) {
            CheckOutcome outcome = by == ConfirmationMethod.FIRST ? CheckOutcome.FIRST : CheckOutcome.EXISTING;
            return new ChallengeDecision.Concluded(() -> responder.passed(outcome));
        }
    }

    /**
     * A setting lets the identity in without a code; the identity is not added to the ledger as known.
     *
     * @param instead the outcome without that setting
     */
    record LetIn(CheckOutcome instead) implements IdentityDecision {

        @Override
        public ChallengeDecision challenge(IdentityResponder responder) {
            return new ChallengeDecision.Concluded(() -> responder.letIn(instead));
        }
    }

    /** The owner has disowned the identity. */
    record Blocked() implements IdentityDecision {

        @Override
        public ChallengeDecision challenge(IdentityResponder responder) {
            return refused(responder, RefusalPage.Reason.NOT_AVAILABLE, CheckOutcome.BLOCKED);
        }
    }

    /** The identity's link was removed. */
    record Refused() implements IdentityDecision {

        @Override
        public ChallengeDecision challenge(IdentityResponder responder) {
            return refused(responder, RefusalPage.Reason.NOT_AVAILABLE, CheckOutcome.REFUSED);
        }
    }

    /** The lockout is in force. */
    record LockedOut() implements IdentityDecision {

        @Override
        public ChallengeDecision challenge(IdentityResponder responder) {
            return new ChallengeDecision.Concluded(responder::locked);
        }
    }

    /** The account has no verified contact. */
    record NoContact() implements IdentityDecision {

        @Override
        public ChallengeDecision challenge(IdentityResponder responder) {
            return refused(responder, RefusalPage.Reason.NO_CONTACT, CheckOutcome.NO_CONTACT);
        }
    }

    /** Each verified contact was changed too recently to confirm an identity. */
    record NewContact() implements IdentityDecision {

        @Override
        public ChallengeDecision challenge(IdentityResponder responder) {
            return refused(responder, RefusalPage.Reason.NEW_CONTACT, CheckOutcome.NEW_CONTACT);
        }
    }

    /**
     * The owner is asked for a code.
     *
     * @param prompt the contents of the page
     */
    record Challenged(ChallengePrompt prompt) implements IdentityDecision {

        @Override
        public ChallengeDecision challenge(IdentityResponder responder) {
            return new ChallengeDecision.Prompted(prompt);
        }
    }

    private static ChallengeDecision refused(
            IdentityResponder responder, RefusalPage.Reason reason, CheckOutcome outcome) {
        return new ChallengeDecision.Concluded(() -> responder.refused(reason, outcome));
    }
}
