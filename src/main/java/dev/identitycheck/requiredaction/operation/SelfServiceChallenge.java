package dev.identitycheck.centre;

import dev.identitycheck.challenge.CodePage;
import dev.identitycheck.challenge.CodeView;
import dev.identitycheck.challenge.Host;
import dev.identitycheck.challenge.Question;
import dev.identitycheck.challenge.Say;
import jakarta.ws.rs.core.Response;

/** What the questions of a required action have in common: nothing locks, and where nothing comes of one, it says why. */
interface CentreQuestion extends Question {

    /** Where it is asked. */
    Host host();

    /** What follows. */
    Answers answers();

    /** The message that says why nothing came of it. */
    String objection();

    @Override
    default Response page(CodeView view, Say say) {
        return CodePage.draw(host(), view, rules().words(), say);
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
