package dev.identitycheck.notice.disown;

import dev.identitycheck.domain.notice.DisownToken;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.Undone;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The result of reading or using a disown token. */
sealed interface DisownResult {

    /** Draws the page of this result. */
    Response draw(DisownPage page, DisownToken token);

    /** The token is unknown or expired. */
    record Invalid() implements DisownResult {

        @Override
        public Response draw(DisownPage page, DisownToken token) {
            return page.invalid();
        }
    }

    /**
     * The token can be used.
     *
     * @param notice what the token disowns
     * @param more what else it undoes
     * @param isAnotherIn {@link SentCode#isAnotherIn}
     */
    record Possible(Notice notice, List<Undone> more, boolean isAnotherIn) implements DisownResult {

        @Override
        public Response draw(DisownPage page, DisownToken token) {
            return page.ask(notice, more, isAnotherIn, token);
        }
    }

    /**
     * The token was used by this request.
     *
     * @param notice what the token disowned
     * @param undone what was undone, and what could not be
     * @param isAnotherIn {@link SentCode#isAnotherIn}
     */
    record Done(Notice notice, List<Undone> undone, boolean isAnotherIn) implements DisownResult {

        @Override
        public Response draw(DisownPage page, DisownToken token) {
            return page.done(notice, undone, isAnotherIn);
        }
    }

    /**
     * The token was used before.
     *
     * @param notice what the token disowned
     */
    record AlreadyDone(Notice notice) implements DisownResult {

        @Override
        public Response draw(DisownPage page, DisownToken token) {
            return page.alreadyDone(notice);
        }
    }
}
