package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.known;
import static dev.identitycheck.account.attribute.JsonCodec.present;
import static dev.identitycheck.account.attribute.JsonCodec.value;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.contact.ContactRecord;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.domain.contact.ContactType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the contact register in its attribute: {@code {v, salt, entries:[{type, digest, since, provedBy,
 * enteredBy}]}}, times in epoch seconds. Fields of later versions are ignored.
 */
public final class ContactRegisterJson {

    private ContactRegisterJson() {}

    public static String write(ContactRegister register) {
        List<Entry> entries = register.entries().stream()
                .map(e -> new Entry(
                        e.type().key(),
                        e.digest(),
                        e.since().getEpochSecond(),
                        e.provedBy().key(),
                        e.enteredBy()))
                .toList();
        return JsonCodec.write(new Register(VERSION, register.salt(), entries));
    }

    public static ContactRegister read(String json) {
        return JsonCodec.read(
                AccountAttributes.CONTACTS,
                json,
                Register.class,
                register -> new ContactRegister(
                        present(register.salt),
                        present(register.entries).stream()
                                .map(ContactRegisterJson::entry)
                                .toList()));
    }

    private static ContactRecord entry(Entry e) {
        return new ContactRecord(
                value(ContactType.values(), ContactType::key, present(e.type)),
                present(e.digest),
                Instant.ofEpochSecond(present(e.since)),
                // A proof that only a later version knows is treated as the weakest: the contact counts after
                // the delay.
                known(ContactProof.values(), ContactProof::key, present(e.provedBy))
                        .orElse(ContactProof.ITSELF),
                e.enteredBy);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Register(int v, @Nullable String salt, @Nullable List<Entry> entries)
            implements JsonCodec.Versioned {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Entry(
            @Nullable String type,
            @Nullable String digest,
            @Nullable Long since,
            @Nullable String provedBy,
            @Nullable String enteredBy) {}
}
