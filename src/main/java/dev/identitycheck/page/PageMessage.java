package dev.identitycheck.page;

import java.util.List;

/** What a page has to say, as a message key with its parameters. */
public sealed interface PageMessage {

    /** Nothing. */
    record Nothing() implements PageMessage {}

    /**
     * Something was done.
     *
     * @param key the message
     */
    record Info(String key) implements PageMessage {}

    /**
     * Something was not done.
     *
     * @param key the message
     * @param parameters its parameters
     */
    record Problem(String key, List<Object> parameters) implements PageMessage {}

    /**
     * Something is wrong with what was entered.
     *
     * @param key the message
     * @param parameters its parameters
     */
    record AboutEntry(String key, List<Object> parameters) implements PageMessage {}
}
