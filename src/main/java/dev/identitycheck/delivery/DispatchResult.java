package dev.identitycheck.delivery;

import dev.identitycheck.contact.Contact;
import java.util.List;

/** What became of a message by the time that the page is shown. */
public sealed interface Delivery {

    /**
     * Handed over.
     *
     * @param contacts those of its contacts that took it
     */
    record HandedOver(List<Contact> contacts) implements Delivery {}

    /** Still under way; {@link Fate} says what becomes of it. */
    record Underway() implements Delivery {}

    /** No contact took it. */
    record Failed() implements Delivery {}
}
