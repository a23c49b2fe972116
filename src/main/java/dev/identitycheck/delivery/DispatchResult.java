package dev.identitycheck.delivery;

import dev.identitycheck.domain.contact.Contact;
import java.util.List;

/** The result of sending a message, as known when the page is shown. */
public sealed interface DispatchResult {

    /**
     * The message was accepted for at least one contact.
     *
     * @param contacts the contacts for which the message was accepted
     */
    record HandedOver(List<Contact> contacts) implements DispatchResult {}

    /** The delivery is still under way; {@link DeliveryStatus} will have its result. */
    record Underway() implements DispatchResult {}

    /** The message was accepted for no contact. */
    record Failed() implements DispatchResult {}
}
