package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.known;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.Undone;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of an account's history in its attribute: {@code {v, entries:[{fact, disownedAt, undone:[{type, name}]}],
 * slots:[{kind, at}], lost}}, times in epoch seconds, those of {@code slots} and {@code lost} in epoch milliseconds.
 */
public final class HistoryJson {

    private static final String ENTRIES = "entries";

    private HistoryJson() {}

    public static String write(NoticeHistory history) {
        return JsonCodec.write(stored(history));
    }

    /**
     * Writes a history in place of a stored one, whose entries of types that only later versions know stay in it.
     *
     * @return empty if there is nothing to store
     */
    public static Optional<String> write(NoticeHistory history, Optional<String> before) {
        Instant oldest = history.entries().stream()
                .map(entry -> entry.notice().at().minus(NoticeHistory.KEPT))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        List<JsonNode> kept = JsonCodec.latest(
                JsonCodec.elements(before, ENTRIES).stream()
                        .filter(entry -> NoticeJson.isLater(entry.path("fact")))
                        .filter(entry -> !at(entry).isBefore(oldest)),
                entry -> at(entry).toEpochMilli(),
                NoticeHistory.LIMIT);
        return history.equals(NoticeHistory.EMPTY) && kept.isEmpty()
                ? Optional.empty()
                : Optional.of(JsonCodec.write(stored(history), ENTRIES, kept));
    }

    private static Instant at(JsonNode entry) {
        return Instant.ofEpochMilli(entry.path("fact").path("at").asLong());
    }

    private static History stored(NoticeHistory history) {
        return new History(
                VERSION,
                history.entries().stream().map(HistoryJson::entry).toList(),
                history.slots().stream()
                        .map(slot -> new SlotJson(slot.kind().key(), slot.at().toEpochMilli()))
                        .toList(),
                history.lost().map(Instant::toEpochMilli).orElse(null));
    }

    /** Whether the history may hold something that its owner disowned, decided without parsing. */
    public static boolean mayBeDisowned(String json) {
        return json.contains("disownedAt");
    }

    public static NoticeHistory read(String json) {
        return JsonCodec.read(
                AccountAttributes.HISTORY,
                json,
                History.class,
                stored -> new NoticeHistory(
                        present(stored.entries).stream()
                                .flatMap(entry -> entry(entry).stream())
                                .toList(),
                        Objects.requireNonNullElse(stored.slots, List.<SlotJson>of()).stream()
                                .flatMap(slot -> slot(slot).stream())
                                .toList(),
                        Optional.ofNullable(stored.lost).map(Instant::ofEpochMilli)));
    }

    private static Optional<NoticeHistory.Slot> slot(SlotJson stored) {
        return known(NoticeType.values(), NoticeType::key, present(stored.kind))
                .map(kind -> new NoticeHistory.Slot(kind, Instant.ofEpochMilli(present(stored.at))));
    }

    private static Entry entry(NoticeHistory.Entry entry) {
        return new Entry(
                NoticeJson.of(entry.notice()),
                entry.disownedAt().map(Instant::getEpochSecond).orElse(null),
                entry.undone().stream().map(u -> new Done(u.type(), u.name())).toList());
    }

    private static Optional<NoticeHistory.Entry> entry(Entry stored) {
        return present(stored.fact)
                .notice()
                .map(notice -> new NoticeHistory.Entry(
                        notice,
                        Optional.ofNullable(stored.disownedAt).map(Instant::ofEpochSecond),
                        Objects.requireNonNullElse(stored.undone, List.<Done>of()).stream()
                                .map(u -> new Undone(present(u.type), Objects.requireNonNullElse(u.name, "")))
                                .toList()));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record History(
            int v,
            @Nullable List<Entry> entries,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<SlotJson> slots,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long lost)
            implements JsonCodec.Versioned {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record SlotJson(@Nullable String kind, @Nullable Long at) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Entry(@Nullable NoticeJson fact, @Nullable Long disownedAt, @Nullable List<Done> undone) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Done(@Nullable String type, @Nullable String name) {}
}
