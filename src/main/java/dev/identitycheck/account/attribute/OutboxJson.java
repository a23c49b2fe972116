package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.domain.notice.Outbox;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON of the outbox in its attribute: {@code {v, facts:[…]}}. */
public final class OutboxJson {

    private static final String FACTS = "facts";

    private OutboxJson() {}

    public static String write(Outbox outbox) {
        return JsonCodec.write(stored(outbox));
    }

    /**
     * Writes an outbox in place of a stored one, whose notices of types that only later versions know stay in it.
     *
     * @param oldest when the oldest of those happened that are kept
     * @return empty if there is nothing to store
     */
    public static Optional<String> write(Outbox outbox, Optional<String> before, Instant oldest) {
        List<JsonNode> kept = JsonCodec.latest(
                later(before).filter(notice -> !at(notice).isBefore(oldest)),
                notice -> at(notice).toEpochMilli(),
                Outbox.LIMIT);
        return outbox.notices().isEmpty() && kept.isEmpty()
                ? Optional.empty()
                : Optional.of(JsonCodec.write(stored(outbox), FACTS, kept));
    }

    /** How many notices of types that only later versions know happened before a time. */
    public static int laterBefore(Optional<String> json, Instant oldest) {
        return (int) later(json).filter(notice -> at(notice).isBefore(oldest)).count();
    }

    /** When the first notice of a type is due that only later versions know; empty if there is none. */
    public static Optional<Instant> laterDue(Optional<String> json) {
        return later(json).map(notice -> time(notice, "due")).min(Comparator.naturalOrder());
    }

    private static Stream<JsonNode> later(Optional<String> json) {
        return JsonCodec.elements(json, FACTS).stream().filter(NoticeJson::isLater);
    }

    private static Instant at(JsonNode notice) {
        return time(notice, "at");
    }

    private static Instant time(JsonNode notice, String field) {
        return Instant.ofEpochMilli(notice.path(field).asLong());
    }

    private static StoredOutbox stored(Outbox outbox) {
        return new StoredOutbox(
                VERSION, outbox.notices().stream().map(NoticeJson::of).toList());
    }

    public static Outbox read(String json) {
        return JsonCodec.read(
                AccountAttributes.OUTBOX,
                json,
                StoredOutbox.class,
                stored -> new Outbox(present(stored.facts).stream()
                        .flatMap(notice -> notice.notice().stream())
                        .toList()));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record StoredOutbox(int v, @Nullable List<NoticeJson> facts) implements JsonCodec.Versioned {}
}
