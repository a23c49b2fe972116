package dev.identitycheck.ratelimit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The messages that an account was sent lately.
 *
 * @param sent oldest first
 */
public record MessageLog(List<Sent> sent) {

    /** No message lately. */
    public static final MessageLog EMPTY = new MessageLog(List.of());

    /**
     * One message.
     *
     * @param id names the message, so that one that failed can be taken back
     * @param about purpose and identity: what the interval is kept for
     * @param at when it was handed over
     */
    public record Sent(String id, String about, Instant at) {}

    public MessageLog {
        sent = List.copyOf(sent);
    }

    MessageLog plus(Sent message) {
        return new MessageLog(Stream.concat(sent.stream(), Stream.of(message)).toList());
    }

    /** Takes back a message that could not be sent: it costs nobody an interval. */
    public MessageLog without(String id) {
        return new MessageLog(sent.stream().filter(s -> !s.id().equals(id)).toList());
    }

    MessageLog since(Instant start) {
        return new MessageLog(sent.stream().filter(s -> s.at().isAfter(start)).toList());
    }
}
