package dev.identitycheck.account.attribute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads and writes the JSON of this extension's attributes: a damaged value is never read in part. */
final class JsonCodec {

    /** The version that is written; fields of later versions are ignored. */
    static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonCodec() {}

    /** A JSON object that states the version that wrote it. */
    interface Versioned {

        int v();
    }

    static String write(Versioned value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values make JSON", e);
        }
    }

    /**
     * Reads an attribute's value.
     *
     * @throws UnreadableAccountException when the value is damaged
     */
    static <J extends Versioned, T> T read(String attribute, String json, Class<J> type, Function<J, T> reader) {
        try {
            J stored = JSON.readValue(json, type);
            if (stored.v() < VERSION) {
                throw new UnreadableAccountException(attribute);
            }
            return reader.apply(stored);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new UnreadableAccountException(attribute, e);
        }
    }

    /**
     * Writes a value with further elements of one of its lists, after its own.
     *
     * @param list the name of the list
     * @param more the elements, as an earlier value had them
     */
    static String write(Versioned value, String list, List<JsonNode> more) {
        if (more.isEmpty()) {
            return write(value);
        }
        ObjectNode json = JSON.valueToTree(value);
        json.withArrayProperty(list).addAll(more);
        return json.toString();
    }

    /** The elements of a list in a stored value, as they are stored; none if the value is damaged. */
    static List<JsonNode> elements(Optional<String> json, String list) {
        try {
            return json.isEmpty()
                    ? List.of()
                    : StreamSupport.stream(JSON.readTree(json.get()).path(list).spliterator(), false)
                            .toList();
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    /** The latest of some elements, oldest first. */
    static List<JsonNode> latest(Stream<JsonNode> elements, ToLongFunction<JsonNode> time, int most) {
        List<JsonNode> sorted = elements.sorted(Comparator.comparingLong(time)).toList();
        return sorted.subList(Math.max(0, sorted.size() - most), sorted.size());
    }

    /** Requires a field to be present. */
    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "a field is missing");
    }

    /** The enum constant of this key. */
    static <T> T value(T[] values, Function<T, String> key, String wanted) {
        return known(values, key, wanted).orElseThrow(() -> new IllegalArgumentException("unknown value"));
    }

    /**
     * The enum constant of this key; empty if only a later version knows it. For constants that no decision depends on.
     */
    static <T> Optional<T> known(T[] values, Function<T, String> key, String wanted) {
        return Arrays.stream(values).filter(v -> key.apply(v).equals(wanted)).findFirst();
    }
}
