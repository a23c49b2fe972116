package dev.identitycheck.challenge;

import dev.identitycheck.contact.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the page asks, and whether a message may go now.
 *
 * @param route where a code goes
 * @param ticket the message to send now, if one was wanted and may go
 * @param nextMessageAt when the next message may go
 * @param failuresLeft attempts left
 * @param about the identity as the ledger writes it: what a challenge is bound to
 */
record Ask(Route route, Optional<Ticket> ticket, Instant nextMessageAt, int failuresLeft, String about) {

    /**
     * Leave to send one message.
     *
     * @param messageId names the message in the account's log
     * @param contacts where it goes
     */
    record Ticket(String messageId, List<Contact> contacts) {}
}
