package dev.identitycheck.notice.disown;

import dev.identitycheck.domain.notice.DisownToken;
import dev.identitycheck.domain.notice.Notice;
import jakarta.ws.rs.core.Response;

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
     */
    record Possible(Notice notice) implements DisownResult {

        @Override
        public Response draw(DisownPage page, DisownToken token) {
            return page.ask(notice, token);
        }
    }

    /**
     * The token was used by this request.
     *
     * @param notice what the token disowned
     */
    record Done(Notice notice) implements DisownResult {

        @Override
        public Response draw(DisownPage page, DisownToken token) {
            return page.done(notice);
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
