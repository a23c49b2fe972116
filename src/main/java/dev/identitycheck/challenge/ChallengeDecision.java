package dev.identitycheck.challenge;

import java.time.Instant;

/** The decision of a {@link ChallengeHandler} on the response of a request, made under the account's row lock. */
public sealed interface ChallengeDecision {

    /** Calls the method that stands for this decision. */
    void handle(Cases cases);

    /** One method for each decision. */
    interface Cases {

        void prompted(Prompted prompted);

        void slowed(Slowed slowed);

        void concluded(Concluded concluded);
    }

    /**
     * The code page is shown.
     *
     * @param prompt the contents of the page
     */
    record Prompted(ChallengePrompt prompt) implements ChallengeDecision {

        @Override
        public void handle(Cases cases) {
            cases.prompted(this);
        }
    }

    /**
     * The code page is shown with the message that the next entry is compared only later, because too many entries in a
     * row were wrong.
     *
     * @param prompt the contents of the page
     * @param until when the next entry is compared
     */
    record Slowed(ChallengePrompt prompt, Instant until) implements ChallengeDecision {

        @Override
        public void handle(Cases cases) {
            cases.slowed(this);
        }
    }

    /**
     * No code is asked for.
     *
     * @param response writes the response once the lock is released
     */
    record Concluded(Runnable response) implements ChallengeDecision {

        @Override
        public void handle(Cases cases) {
            cases.concluded(this);
        }
    }
}
