package dev.identitycheck.account.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityKey;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.IdentityState;
import dev.identitycheck.domain.identity.LedgerEntries;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.identity.LinkOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerJsonTest {

    private static final Instant NOON = Instant.ofEpochSecond(1_772_366_400);
    private static final String ENTRY = "{\"id\":\"e1\",\"identityProvider\":\"spid\",\"digest\":\"d1\",\"claims\":[],"
            + "\"firstSeen\":1772366400,\"confirmedBy\":\"email\",\"state\":\"known\",\"origin\":\"login\"}";

    @Nested
    @DisplayName("A ledger comes back as it was written")
    class RoundTrip {

        @Test
        @DisplayName("when it is empty")
        void empty() {
            assertComesBack(new IdentityLedger("salt", List.of()));
        }

        @ParameterizedTest
        @EnumSource(ConfirmationMethod.class)
        @DisplayName("whatever confirmed an identity")
        void confirmedBy(ConfirmationMethod by) {
            assertComesBack(ledger(entry(by, IdentityState.KNOWN, LinkOrigin.LOGIN, NOON, NOON.plusSeconds(5))));
        }

        @ParameterizedTest
        @EnumSource(IdentityState.class)
        @DisplayName("however the owner stands to it")
        void states(IdentityState state) {
            assertComesBack(ledger(entry(null, state, LinkOrigin.LOGIN, null, null)));
        }

        @ParameterizedTest
        @EnumSource(LinkOrigin.class)
        @DisplayName("whoever made the link")
        void origins(LinkOrigin origin) {
            assertComesBack(ledger(entry(null, IdentityState.UNCONFIRMED, origin, NOON, null)));
        }

        @Test
        @DisplayName("with names that need escaping")
        void names() {
            assertComesBack(ledger(LedgerEntries.seen(NOON)
                    .id("\"\\\u0001")
                    .key("für „alle“ \uD83D\uDE00", "d", "l", "claim, with comma", "")
                    .state(IdentityState.DISOWNED)
                    .make()));
        }

        private void assertComesBack(IdentityLedger ledger) {
            assertThat(LedgerJson.read(LedgerJson.write(ledger))).isEqualTo(ledger);
        }
    }

    @Nested
    @DisplayName("What is stored")
    class Stored {

        @Test
        @DisplayName("has the fields that others may rely on, times in epoch seconds")
        void fields() {
            LedgerEntry entry =
                    entry(ConfirmationMethod.SMS, IdentityState.KNOWN, LinkOrigin.LOGIN, NOON, NOON.plusSeconds(9));
            assertThat(LedgerJson.write(ledger(entry)))
                    .isEqualTo("{\"v\":1,\"salt\":\"salt\",\"entries\":[{\"id\":\"e1\",\"identityProvider\":\"spid\","
                            + "\"digest\":\"d1\",\"link\":\"l1\",\"claims\":[\"spidCode\"],\"firstSeen\":1772366400,"
                            + "\"confirmedBy\":\"sms\",\"state\":\"known\",\"origin\":\"login\","
                            + "\"lastAsked\":1772366400,\"lastUsed\":1772366409}]}");
        }

        @Test
        @DisplayName("says nothing of what is not there")
        void absent() {
            assertThat(LedgerJson.write(ledger(entry(null, IdentityState.UNCONFIRMED, LinkOrigin.LOGIN, null, null))))
                    .doesNotContain("null", "confirmedBy", "lastAsked", "lastUsed");
        }

        @Test
        @DisplayName("says who made the account and owes the proof of an address, and of nobody else")
        void owes() {
            IdentityLedger made = new IdentityLedger("salt", List.of())
                    .withUnconfirmed(new Identity("spid", "p1", "hers"), LinkOrigin.REGISTRATION, "e1", NOON);
            assertThat(LedgerJson.write(made)).contains("\"owesProof\":true");
            assertThat(LedgerJson.read(LedgerJson.write(made))).isEqualTo(made);
            assertThat(LedgerJson.write(made.settled(new Identity("spid", "p1", "hers"))))
                    .doesNotContain("owesProof");
        }

        @Test
        @DisplayName("names the link only where claims make another digest")
        void link() {
            LedgerEntry without =
                    LedgerEntries.seen(NOON).key("spid", "d1", "d1").make();
            assertThat(LedgerJson.write(ledger(without))).doesNotContain("link");
            assertThat(LedgerJson.read(stored(ENTRY)).entries().get(0).link()).isEqualTo("d1");
        }

        @Test
        @DisplayName("holds no subject")
        void noSubject() {
            IdentityLedger ledger = new IdentityLedger("salt", List.of())
                    .withUnconfirmed(new Identity("spid", "p1", "RSSMRA80A01H501U"), LinkOrigin.LOGIN, "e1", NOON);
            assertThat(LedgerJson.write(ledger)).doesNotContain("RSSMRA80A01H501U");
        }

        @Test
        @DisplayName("fits with fifty identities, one that waits, and the longest of everything"
                + " into the profile's 100,000 characters")
        void fits() {
            List<LedgerEntry> entries = new ArrayList<>();
            for (int i = 0; i <= IdentityLedger.LIMIT; i++) {
                entries.add(longest());
            }
            String json = LedgerJson.write(new IdentityLedger("s".repeat(22), entries));
            assertThat(json).hasSizeLessThan(100_000);
            assertThat(LedgerJson.read(json).entries()).hasSize(IdentityLedger.LIMIT + 1);
        }

        private static LedgerEntry longest() {
            Instant now = Instant.ofEpochSecond(99_999_999_999L);
            return LedgerEntries.seen(now)
                    .id("i".repeat(36))
                    .key(new IdentityKey(
                            "a".repeat(36), "d".repeat(43), "l".repeat(43), Collections.nCopies(10, "n".repeat(100))))
                    .origin(LinkOrigin.ADMINISTRATOR)
                    .state(IdentityState.UNCONFIRMED)
                    .by(ConfirmationMethod.SECOND_FACTOR)
                    .asked(now)
                    .used(now)
                    .make();
        }
    }

    @Nested
    @DisplayName("A later version's ledger")
    class Later {

        @Test
        @DisplayName("is read, whatever a later version let confirm an identity")
        void unknownConfirmation() {
            IdentityLedger read = LedgerJson.read(stored(ENTRY.replace("\"email\"", "\"carrier-pigeon\"")));
            assertThat(read.entries().get(0).state()).isEqualTo(IdentityState.KNOWN);
            assertThat(read.entries().get(0).confirmedBy()).isNull();
        }

        @Test
        @DisplayName("is read, past the fields that are unknown")
        void unknownFields() {
            String json = "{\"v\":2,\"salt\":\"salt\",\"shape\":{\"x\":[1]},\"entries\":["
                    + ENTRY.replaceFirst("\\{", "{\"colour\":\"red\",\"more\":null,")
                    + "]}";
            assertThat(LedgerJson.read(json)).isEqualTo(LedgerJson.read(stored(ENTRY)));
        }

        @Test
        @DisplayName("an entry that does not say who made the link is nobody's login, and its link stays")
        void noOrigin() {
            String json = stored(ENTRY.replace(",\"origin\":\"login\"", ""));
            assertThat(LedgerJson.read(json).entries().get(0).origin()).isEqualTo(LinkOrigin.ADMINISTRATOR);
        }
    }

    @Nested
    @DisplayName("A damaged ledger is refused, not guessed at")
    class Damaged {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "null",
                    "true",
                    "[]",
                    "\"text\"",
                    "{",
                    "{}",
                    "not JSON",
                    "{\"v\":1}",
                    "{\"v\":1,\"salt\":\"salt\"}",
                    "{\"v\":1,\"entries\":[]}",
                    "{\"v\":1,\"salt\":null,\"entries\":[]}",
                    "{\"v\":1,\"salt\":\"\",\"entries\":[]}",
                    "{\"v\":1,\"salt\":\"salt\",\"entries\":null}",
                    "{\"v\":1,\"salt\":\"salt\",\"entries\":{}}",
                    "{\"v\":1,\"salt\":\"salt\",\"entries\":[null]}",
                    "{\"v\":1,\"salt\":\"salt\",\"entries\":[{}]}",
                    "{\"v\":1,\"salt\":\"salt\",\"entries\":[]",
                    "{\"v\":1,\"salt\":\"salt\",\"entries\":[]} and more",
                    "{\"v\":1,\"salt\":\"salt\",\"entries\":[]}{}",
                })
        @DisplayName("when it is no ledger")
        void noLedger(String json) {
            assertUnreadable(json);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"salt\":\"s\",\"entries\":[]}",
                    "{\"v\":0,\"salt\":\"s\",\"entries\":[]}",
                    "{\"v\":null,\"salt\":\"s\",\"entries\":[]}",
                    "{\"v\":-1,\"salt\":\"s\",\"entries\":[]}",
                    "{\"v\":\"one\",\"salt\":\"s\",\"entries\":[]}"
                })
        @DisplayName("when its version is none")
        void version(String json) {
            assertUnreadable(json);
        }

        @ParameterizedTest
        @ValueSource(strings = {"id", "identityProvider", "digest", "claims", "firstSeen", "state"})
        @DisplayName("when a field of an entry is missing")
        void missingField(String field) {
            String without = ENTRY.replaceFirst("\"" + field + "\":(\"[^\"]*\"|\\[]|\\d+),?", "");
            assertThat(without).isNotEqualTo(ENTRY);
            assertUnreadable(stored(without));
        }

        @ParameterizedTest
        @ValueSource(strings = {"state\":\"known", "origin\":\"login"})
        @DisplayName("when a word is none of ours")
        void unknownWord(String field) {
            String other = ENTRY.replace(field, field.replaceFirst("\".*", "") + "\":\"KNOWN");
            assertThat(other).isNotEqualTo(ENTRY);
            assertUnreadable(stored(other));
        }

        @Test
        @DisplayName("when a time is no time")
        void noTime() {
            assertUnreadable(stored(ENTRY.replace("1772366400", "\"noon\"")));
            assertUnreadable(stored(ENTRY.replace("1772366400", "9223372036854775807")));
        }

        @Test
        @DisplayName("and what it held is not told")
        void notTold() {
            assertThatExceptionOfType(UnreadableAccountException.class)
                    .isThrownBy(() -> LedgerJson.read("{\"v\":1,\"salt\":\"pepper"))
                    .withMessageContaining("identity-check.identities")
                    .withMessageNotContaining("pepper");
        }

        private void assertUnreadable(String json) {
            assertThatExceptionOfType(UnreadableAccountException.class).isThrownBy(() -> LedgerJson.read(json));
        }
    }

    private static String stored(String entry) {
        return "{\"v\":1,\"salt\":\"salt\",\"entries\":[" + entry + "]}";
    }

    private static IdentityLedger ledger(LedgerEntry entry) {
        return new IdentityLedger("salt", List.of(entry));
    }

    private static LedgerEntry entry(
            @Nullable ConfirmationMethod by,
            IdentityState state,
            LinkOrigin origin,
            @Nullable Instant lastAsked,
            @Nullable Instant lastUsed) {
        return LedgerEntries.seen(NOON)
                .key("spid", "d1", "l1", "spidCode")
                .origin(origin)
                .state(state)
                .by(by)
                .asked(lastAsked)
                .used(lastUsed)
                .make();
    }
}
