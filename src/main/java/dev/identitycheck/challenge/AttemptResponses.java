package dev.identitycheck.challenge;

import dev.identitycheck.page.PageMessage;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The HTTP responses and events for an entry that was not accepted.
 *
 * @param redisplay shows the page again, with a message
 * @param redirectBack redirects the browser to the page, which then shows the result of another request
 * @param lockedOut writes the event of the lockout and shows the lockout page
 * @param wrongEntry writes the event of a wrong entry; is given the number of attempts that remain
 * @param afterWrongEntry shows the page again after a wrong entry, with a message
 */
public record AttemptResponses(
        Consumer<PageMessage> redisplay,
        Runnable redirectBack,
        Runnable lockedOut,
        IntConsumer wrongEntry,
        Consumer<PageMessage> afterWrongEntry) {}
