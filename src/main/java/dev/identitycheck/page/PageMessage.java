package dev.identitycheck.page;

import java.util.List;

/** The message of a page, as a message key with its parameters. */
public sealed interface PageMessage {

    /** No message. */
    record Nothing() implements PageMessage {}

    /**
     * A message that something was done.
     *
     * @param key the message
     */
    record Info(String key) implements PageMessage {}

    /**
     * A message that something was not done.
     *
     * @param key the message
     * @param parameters its parameters
     */
    record Problem(String key, List<Object> parameters) implements PageMessage {}

    /**
     * A message that something is wrong with an entry.
     *
     * @param key the message
     * @param parameters its parameters
     */
    record AboutEntry(String key, List<Object> parameters) implements PageMessage {}
}
