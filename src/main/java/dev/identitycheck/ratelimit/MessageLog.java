package dev.identitycheck.ratelimit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The log of messages sent to an account lately.
 *
 * @param sent the messages, oldest first
 */
public record MessageLog(List<Sent> sent) {

    /** An empty log. */
    public static final MessageLog EMPTY = new MessageLog(List.of());

    /**
     * A message in the log.
     *
     * @param id identifies the message, so that a failed one can be removed from the log
     * @param about the purpose and identity that the resend interval applies to
     * @param at when the message was handed over
     */
    public record Sent(String id, String about, Instant at) {}

    public MessageLog {
        sent = List.copyOf(sent);
    }

    MessageLog plus(Sent message) {
        return new MessageLog(Stream.concat(sent.stream(), Stream.of(message)).toList());
    }

    /** Removes a message that could not be sent, so that it starts no resend interval. */
    public MessageLog without(String id) {
        return new MessageLog(sent.stream().filter(s -> !s.id().equals(id)).toList());
    }

    MessageLog since(Instant start) {
        return new MessageLog(sent.stream().filter(s -> s.at().isAfter(start)).toList());
    }
}
