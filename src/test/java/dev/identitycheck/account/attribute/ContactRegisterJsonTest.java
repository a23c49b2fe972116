package dev.identitycheck.account.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.contact.ContactRecord;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.domain.contact.ContactType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactRegisterJsonTest {

    private static final Instant NOON = Instant.ofEpochSecond(1_772_366_400);
    private static final String ENTRY =
            "{\"type\":\"email\",\"digest\":\"d1\",\"since\":1772366400,\"provedBy\":\"existing\"}";

    private static ContactRegister register(ContactType type, ContactProof by) {
        return new ContactRegister("salt", List.of(new ContactRecord(type, "d1", NOON, by)));
    }

    private static String stored(String entry) {
        return "{\"v\":1,\"salt\":\"salt\",\"entries\":[" + entry + "]}";
    }

    @ParameterizedTest
    @EnumSource(ContactProof.class)
    @DisplayName("a register comes back as it was written, whatever spoke for a contact")
    void provedBy(ContactProof by) {
        for (ContactType type : ContactType.values()) {
            ContactRegister register = register(type, by);
            assertThat(ContactRegisterJson.read(ContactRegisterJson.write(register)))
                    .isEqualTo(register);
        }
    }

    @Test
    @DisplayName("it is stored with the fields that others may rely on, times in epoch seconds")
    void fields() {
        assertThat(ContactRegisterJson.write(register(ContactType.EMAIL, ContactProof.EXISTING)))
                .isEqualTo(stored(ENTRY));
    }

    @Test
    @DisplayName("fields of later versions are passed over")
    void unknownFields() {
        String later = "{\"v\":2,\"colour\":\"red\",\"salt\":\"salt\",\"entries\":["
                + ENTRY.replaceFirst("\\{", "{\"masked\":null,") + "]}";
        assertThat(ContactRegisterJson.read(later)).isEqualTo(register(ContactType.EMAIL, ContactProof.EXISTING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "not JSON",
                "{\"v\":1,\"salt\":\"salt\"}",
                "{\"v\":1,\"entries\":[]}",
                "{\"v\":1,\"salt\":\"\",\"entries\":[]}",
                "{\"v\":0,\"salt\":\"salt\",\"entries\":[]}",
                "{\"salt\":\"salt\",\"entries\":[]}",
                "{\"v\":1,\"salt\":\"salt\",\"entries\":[null]}",
                "{\"v\":1,\"salt\":\"salt\",\"entries\":[]",
                "{\"v\":1,\"salt\":\"salt\",\"entries\":[]} and more",
            })
    @DisplayName("a damaged register is refused, not guessed at")
    void damaged(String json) {
        assertUnreadable(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "digest", "since", "provedBy"})
    @DisplayName("and so is one with an entry that lacks a field")
    void missingField(String field) {
        String without = ENTRY.replaceFirst("\"" + field + "\":(\"[^\"]*\"|\\d+),?", "");
        assertThat(without).isNotEqualTo(ENTRY);
        assertUnreadable(stored(without));
    }

    @Test
    @DisplayName("and so is one with a type that is none of ours")
    void unknownType() {
        assertUnreadable(stored(ENTRY.replace("type\":\"email", "type\":\"EMAIL")));
    }

    @Test
    @DisplayName("what only a later version takes for proof waits")
    void unknownProof() {
        String later = stored(ENTRY.replace("provedBy\":\"existing", "provedBy\":\"letter"));
        assertThat(ContactRegisterJson.read(later).entries())
                .extracting(ContactRecord::provedBy)
                .containsExactly(ContactProof.ITSELF);
    }

    @Test
    @DisplayName("who entered a contact is kept")
    void enteredBy() {
        ContactRegister register = new ContactRegister(
                "salt", List.of(new ContactRecord(ContactType.PHONE, "d1", NOON, ContactProof.STAFF, "one")));
        assertThat(ContactRegisterJson.read(ContactRegisterJson.write(register)))
                .isEqualTo(register);
        assertThat(stored(ENTRY)).doesNotContain("enteredBy");
    }

    private static void assertUnreadable(String json) {
        assertThatExceptionOfType(UnreadableAccountException.class)
                .isThrownBy(() -> ContactRegisterJson.read(json))
                .withMessageContaining("identity-check.contacts");
    }
}
