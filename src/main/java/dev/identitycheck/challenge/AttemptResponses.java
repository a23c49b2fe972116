package dev.identitycheck.challenge;

import dev.identitycheck.page.PageMessage;

/** The HTTP responses and events for an entry that was not accepted. */
public interface AttemptResponses {

    /** Shows the page again, with a message. */
    void redisplay(PageMessage message);

    /** Redirects the browser to the page, which then shows the result of another request. */
    void redirectBack();

    /** Writes the event of the lockout and shows the lockout page. */
    void lockedOut();

    /**
     * Writes the event of a wrong entry.
     *
     * @param left the attempts that remain
     */
    void wrongEntry(int left);
}
