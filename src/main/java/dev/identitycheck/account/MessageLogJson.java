package dev.identitycheck.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.identitycheck.delivery.MessageLog;
import java.time.Instant;
import java.util.List;

/** The message log as it stands in its attribute: {@code {v, sent:[{id, about, at}]}}, times in epoch milliseconds. */
final class MessageLogJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MessageLogJson() {}

    static String write(MessageLog log) {
        List<Message> sent = log.sent().stream()
                .map(s -> new Message(s.id(), s.about(), s.at().toEpochMilli()))
                .toList();
        try {
            return JSON.writeValueAsString(new Log(1, sent));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values make JSON", e);
        }
    }

    static MessageLog read(String json) {
        try {
            return new MessageLog(JSON.readValue(json, Log.class).sent.stream()
                    .map(m -> new MessageLog.Sent(m.id, m.about, Instant.ofEpochMilli(m.at)))
                    .toList());
        } catch (JsonProcessingException | RuntimeException e) {
            throw new UnreadableAccountException(AccountAttributes.MESSAGES, e);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Log(int v, List<Message> sent) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Message(String id, String about, long at) {}
}
