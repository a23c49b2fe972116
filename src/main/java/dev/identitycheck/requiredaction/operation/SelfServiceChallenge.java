package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.challenge.PurposeChallenge;
import dev.identitycheck.page.CodePage;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.PageMessage;
import jakarta.ws.rs.core.Response;

/** The base of the challenges in a required action: no failure locks, and a challenge that cannot succeed shows why. */
interface SelfServiceChallenge extends PurposeChallenge {

    /** The context that the challenge runs in. */
    ChallengeContext context();

    /** What is called when the challenge ends. */
    SelfServiceCallbacks callbacks();

    /** The key of the message that says why the challenge cannot succeed. */
    String failureMessage();

    @Override
    default Response page(CodeView view, PageMessage message) {
        return CodePage.draw(context().session(), context().form(), view, rules().textSuffix(), message);
    }

    @Override
    default void outdated() {
        callbacks().failed().accept(failureMessage());
    }

    @Override
    default void lockedOut() {
        callbacks().failed().accept(failureMessage());
    }

    @Override
    default void noContact() {
        callbacks().failed().accept(failureMessage());
    }

    @Override
    default void cancelled() {
        callbacks().cancelled().run();
    }
}
