package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.identitycheck.ratelimit.MessageLog;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of the message log in its attribute: {@code {v, sent:[{id, about, at}]}}, times in epoch milliseconds. */
public final class MessageLogJson {

    private MessageLogJson() {}

    public static String write(MessageLog log) {
        List<Message> sent = log.sent().stream()
                .map(s -> new Message(s.id(), s.about(), s.at().toEpochMilli()))
                .toList();
        return JsonCodec.write(new Log(VERSION, sent));
    }

    public static MessageLog read(String json) {
        return JsonCodec.read(
                AccountAttributes.MESSAGES,
                json,
                Log.class,
                log -> new MessageLog(
                        present(log.sent).stream().map(MessageLogJson::sent).toList()));
    }

    private static MessageLog.Sent sent(Message m) {
        return new MessageLog.Sent(present(m.id), present(m.about), Instant.ofEpochMilli(present(m.at)));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Log(int v, @Nullable List<Message> sent) implements JsonCodec.Versioned {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Message(@Nullable String id, @Nullable String about, @Nullable Long at) {}
}
