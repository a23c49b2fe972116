package dev.identitycheck.account;

import static dev.identitycheck.account.StoredJson.VERSION;
import static dev.identitycheck.account.StoredJson.known;
import static dev.identitycheck.account.StoredJson.present;
import static dev.identitycheck.account.StoredJson.value;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.identitycheck.contact.ContactEntry;
import dev.identitycheck.contact.ContactRegister;
import dev.identitycheck.contact.ContactType;
import dev.identitycheck.contact.ProvedBy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The register of contacts as it stands in its attribute: {@code {v, salt, entries:[{type, digest, since, provedBy,
 * enteredBy}]}}, times in epoch seconds. Fields of later versions are passed over.
 */
final class ContactRegisterJson {

    private ContactRegisterJson() {}

    static String write(ContactRegister register) {
        List<Entry> entries = register.entries().stream()
                .map(e -> new Entry(
                        e.type().key(),
                        e.digest(),
                        e.since().getEpochSecond(),
                        e.provedBy().key(),
                        e.enteredBy()))
                .toList();
        return StoredJson.write(new Register(VERSION, register.salt(), entries));
    }

    static ContactRegister read(String json) {
        return StoredJson.read(
                AccountAttributes.CONTACTS,
                json,
                Register.class,
                register -> new ContactRegister(
                        present(register.salt),
                        present(register.entries).stream()
                                .map(ContactRegisterJson::entry)
                                .toList()));
    }

    private static ContactEntry entry(Entry e) {
        return new ContactEntry(
                value(ContactType.values(), ContactType::key, present(e.type)),
                present(e.digest),
                Instant.ofEpochSecond(present(e.since)),
                // What a later version takes for proof counts here once it has stood for a while.
                known(ProvedBy.values(), ProvedBy::key, present(e.provedBy)).orElse(ProvedBy.ITSELF),
                e.enteredBy);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Register(int v, @Nullable String salt, @Nullable List<Entry> entries)
            implements StoredJson.Versioned {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Entry(
            @Nullable String type,
            @Nullable String digest,
            @Nullable Long since,
            @Nullable String provedBy,
            @Nullable String enteredBy) {}
}
