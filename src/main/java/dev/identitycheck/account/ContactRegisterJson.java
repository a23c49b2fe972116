package dev.identitycheck.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.identitycheck.contact.ContactEntry;
import dev.identitycheck.contact.ContactRegister;
import dev.identitycheck.contact.ContactType;
import dev.identitycheck.contact.ProvedBy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The register of contacts as it stands in its attribute: {@code {v, salt, entries:[{type, digest, since, provedBy}]}},
 * times in epoch seconds. Fields of later versions are passed over.
 */
final class ContactRegisterJson {

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ContactRegisterJson() {}

    static String write(ContactRegister register) {
        List<Entry> entries = register.entries().stream()
                .map(e -> new Entry(
                        e.type().key(),
                        e.digest(),
                        e.since().getEpochSecond(),
                        e.provedBy().key()))
                .toList();
        try {
            return JSON.writeValueAsString(new Register(VERSION, register.salt(), entries));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values make JSON", e);
        }
    }

    static ContactRegister read(String json) {
        try {
            Register register = JSON.readValue(json, Register.class);
            if (register.v < VERSION) {
                throw new UnreadableAccountException(AccountAttributes.CONTACTS);
            }
            return new ContactRegister(
                    present(register.salt),
                    present(register.entries).stream()
                            .map(ContactRegisterJson::entry)
                            .toList());
        } catch (JsonProcessingException | RuntimeException e) {
            throw new UnreadableAccountException(AccountAttributes.CONTACTS, e);
        }
    }

    private static ContactEntry entry(Entry e) {
        return new ContactEntry(
                value(ContactType.values(), ContactType::key, present(e.type)),
                present(e.digest),
                Instant.ofEpochSecond(present(e.since)),
                value(ProvedBy.values(), ProvedBy::key, present(e.provedBy)));
    }

    private static <T> T value(T[] values, Function<T, String> key, String wanted) {
        return Arrays.stream(values)
                .filter(v -> key.apply(v).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown value"));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "a field is missing");
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Register(int v, @Nullable String salt, @Nullable List<Entry> entries) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(
            @Nullable String type, @Nullable String digest, @Nullable Long since, @Nullable String provedBy) {}
}
