package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.challenge.ChallengeHandler;
import dev.identitycheck.page.CodePage;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.PageMessage;
import jakarta.ws.rs.core.Response;

/** What the questions of a required action have in common: nothing locks, and where nothing comes of one, it says why. */
interface SelfServiceChallenge extends ChallengeHandler {

    /** Where it is asked. */
    ChallengeContext host();

    /** What follows. */
    SelfServiceCallbacks answers();

    /** The message that says why nothing came of it. */
    String objection();

    @Override
    default Response page(CodeView view, PageMessage say) {
        return CodePage.draw(host().forms().get(), view, rules().words(), say);
    }

    @Override
    default void tooLate() {
        answers().failed().accept(objection());
    }

    @Override
    default void shut() {
        answers().failed().accept(objection());
    }

    @Override
    default void noContact() {
        answers().failed().accept(objection());
    }

    @Override
    default void cancelled() {
        answers().cancelled().run();
    }
}
