package dev.identitycheck.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.identitycheck.delivery.MessageLog;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The message log as it stands in its attribute: {@code {v, sent:[{id, about, at}]}}, times in epoch milliseconds. */
final class MessageLogJson {

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private MessageLogJson() {}

    static String write(MessageLog log) {
        List<Message> sent = log.sent().stream()
                .map(s -> new Message(s.id(), s.about(), s.at().toEpochMilli()))
                .toList();
        try {
            return JSON.writeValueAsString(new Log(VERSION, sent));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values make JSON", e);
        }
    }

    static MessageLog read(String json) {
        try {
            Log log = JSON.readValue(json, Log.class);
            if (log.v < VERSION) {
                throw new UnreadableAccountException(AccountAttributes.MESSAGES);
            }
            return new MessageLog(
                    present(log.sent).stream().map(MessageLogJson::sent).toList());
        } catch (JsonProcessingException | RuntimeException e) {
            throw new UnreadableAccountException(AccountAttributes.MESSAGES, e);
        }
    }

    private static MessageLog.Sent sent(Message m) {
        return new MessageLog.Sent(present(m.id), present(m.about), Instant.ofEpochMilli(present(m.at)));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "a field is missing");
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Log(int v, @Nullable List<Message> sent) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Message(@Nullable String id, @Nullable String about, @Nullable Long at) {}
}
