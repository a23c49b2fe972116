package dev.identitycheck.account.attribute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JSON as it stands in an attribute of ours: written from plain values, and read to the end or not at all. */
final class JsonCodec {

    /** The version of everything that is written; fields of later ones are passed over. */
    static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonCodec() {}

    /** What says which version wrote it. */
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
     * @throws UnreadableAccountException when it is damaged
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

    /** A field that has to be there. */
    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "a field is missing");
    }

    /** The constant of this key. */
    static <T> T value(T[] values, Function<T, String> key, String wanted) {
        return known(values, key, wanted).orElseThrow(() -> new IllegalArgumentException("unknown value"));
    }

    /** The constant of this key; nothing if it is one of a later version's. For words that nothing depends on. */
    static <T> Optional<T> known(T[] values, Function<T, String> key, String wanted) {
        return Arrays.stream(values).filter(v -> key.apply(v).equals(wanted)).findFirst();
    }
}
