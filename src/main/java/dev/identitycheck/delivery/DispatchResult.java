package dev.identitycheck.delivery;

import dev.identitycheck.domain.contact.Contact;
import java.util.List;

/** What became of a message by the time that the page is shown. */
public sealed interface DispatchResult {

    /**
     * Handed over.
     *
     * @param contacts those of its contacts that took it
     */
    record HandedOver(List<Contact> contacts) implements DispatchResult {}

    /** Still under way; {@link DeliveryStatus} says what becomes of it. */
    record Underway() implements DispatchResult {}

    /** No contact took it. */
    record Failed() implements DispatchResult {}
}
