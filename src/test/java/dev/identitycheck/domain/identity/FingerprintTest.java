package dev.identitycheck.domain.identity;

import static dev.identitycheck.domain.identity.Ledgers.EMPTY;
import static dev.identitycheck.domain.identity.Ledgers.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Two identities of one subject are told apart by their claims")
class FingerprintTest {

    private static final Identity LINK = new Identity("spid", "provider", "TINIT-RSSMRA80A01H501U");
    private static final String CODE = "spidCode";
    private static final String NUMBER = "fiscalNumber";

    /** An identity of one subject, as a provider with this code sends it, under settings that name these claims. */
    private static Identity from(String code, String... named) {
        Map<String, List<String>> said = Map.of(CODE, List.of(code), NUMBER, List.of("RSSMRA80A01H501U"));
        return LINK.with(new Fingerprint(Arrays.asList(named), name -> Optional.ofNullable(said.get(name))));
    }

    private static IdentityLedger known(IdentityLedger ledger, Identity identity, String id) {
        return ledger.withKnown(identity, ConfirmationMethod.EMAIL, LinkOrigin.LOGIN, id, NOON);
    }

    private static IdentityLedger unconfirmed(IdentityLedger ledger, Identity identity, String id) {
        return ledger.withUnconfirmed(identity, LinkOrigin.LOGIN, id, NOON);
    }

    private static IdentityLedger disowned(IdentityLedger ledger, Identity identity, String id) {
        LedgerEntry entry = unconfirmed(EMPTY, identity, id).entries().get(0);
        LedgerEntry block = LedgerEntries.seen(NOON)
                .id(id)
                .key(entry.key())
                .origin(entry.origin())
                .state(IdentityState.DISOWNED)
                .make();
        return new IdentityLedger(
                ledger.salt(),
                Stream.concat(ledger.entries().stream(), Stream.of(block)).toList());
    }

    private static LedgerEntry entry(IdentityLedger ledger, String id) {
        return ledger.entries().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("another value is another identity, and so is a missing one")
    void another() {
        IdentityLedger ledger = known(EMPTY, from("AA", CODE), "e1");
        assertThat(ledger.knows(from("AA", CODE))).isTrue();
        assertThat(ledger.knows(from("BB", CODE))).isFalse();
        assertThat(ledger.knows(LINK.with(new Fingerprint(List.of(CODE), IdentityClaims.NONE))))
                .isFalse();
        assertThat(ledger.knows(LINK)).isFalse();
    }

    @Test
    @DisplayName("the entry names the claims that it was made with, and knows its link")
    void names() {
        LedgerEntry entry = entry(known(EMPTY, from("AA", NUMBER, CODE, CODE), "e1"), "e1");
        assertThat(entry.claims()).containsExactly(NUMBER, CODE);
        assertThat(entry.link()).isEqualTo(EMPTY.digest(LINK)).isNotEqualTo(entry.digest());
    }

    @Test
    @DisplayName("each of them is confirmed by itself")
    void each() {
        IdentityLedger ledger = unconfirmed(known(EMPTY, from("AA", CODE), "e1"), from("BB", CODE), "e2");
        assertThat(ledger.entries()).hasSize(2);
        assertThat(ledger.knows(from("BB", CODE))).isFalse();
        assertThat(known(ledger, from("BB", CODE), "e3").knows(from("AA", CODE)))
                .isTrue();
    }

    @Nested
    @DisplayName("Claims that are named later")
    class NamedLater {

        private final IdentityLedger before = known(EMPTY, from("AA"), "e1");

        @Test
        @DisplayName("ask nobody: an entry is compared by the claims that it was made with")
        void askNobody() {
            assertThat(before.knows(from("AA", CODE))).isTrue();
            assertThat(known(EMPTY, from("AA", CODE), "e1").knows(from("AA", CODE, NUMBER)))
                    .isTrue();
            assertThat(known(EMPTY, from("AA", CODE), "e1").knows(from("BB", CODE, NUMBER)))
                    .isFalse();
        }

        @Test
        @DisplayName("count from the next login on, which the entry takes them from")
        void withNamedClaims() {
            IdentityLedger ledger = before.withNamedClaims(from("AA", CODE));
            assertThat(entry(ledger, "e1").claims()).containsExactly(CODE);
            assertThat(entry(ledger, "e1").state()).isEqualTo(IdentityState.KNOWN);
            assertThat(ledger.knows(from("AA", CODE))).isTrue();
            assertThat(ledger.knows(from("BB", CODE))).isFalse();
            assertThat(ledger.withNamedClaims(from("AA", CODE))).isSameAs(ledger);
            assertThat(ledger.withNamedClaims(from("BB", CODE))).isSameAs(ledger);
        }

        @Test
        @DisplayName("become part of what a login entered unconfirmed, before it is confirmed")
        void unconfirmedFirst() {
            IdentityLedger linked = unconfirmed(EMPTY, LINK, "e1").withAsked(LINK, NOON);
            IdentityLedger confirmed = known(linked, from("AA", CODE), "e2");
            assertThat(confirmed.entries()).hasSize(1);
            assertThat(entry(confirmed, "e1").lastAsked()).isEqualTo(NOON);
            assertThat(confirmed.knows(from("AA", CODE))).isTrue();
            assertThat(confirmed.knows(from("BB", CODE))).isFalse();
        }

        @Test
        @DisplayName("do not narrow a block")
        void block() {
            IdentityLedger blocked = disowned(EMPTY, LINK, "e1");
            IdentityLedger ledger = unconfirmed(blocked, from("AA", CODE), "e2").withNamedClaims(from("AA", CODE));
            assertThat(ledger).isEqualTo(blocked);
            assertThat(ledger.find(from("BB", CODE)).map(LedgerEntry::state)).contains(IdentityState.DISOWNED);
        }
    }

    @Nested
    @DisplayName("Claims that are named no more")
    class NamedNoMore {

        private final IdentityLedger before = known(EMPTY, from("AA", CODE), "e1");

        @Test
        @DisplayName("ask nobody whose values are the same, and stay in the entry")
        void same() {
            assertThat(before.knows(from("AA"))).isTrue();
            assertThat(before.withNamedClaims(from("AA"))).isSameAs(before);
            assertThat(before.withNamedClaims(from("AA", NUMBER)).knows(from("BB")))
                    .isTrue();
        }

        @Test
        @DisplayName("still keep another value out")
        void other() {
            assertThat(before.knows(from("BB"))).isFalse();
        }
    }

    @Nested
    @DisplayName("Of several entries that match")
    class Several {

        @Test
        @DisplayName("the one made with the most claims speaks")
        void most() {
            IdentityLedger ledger = disowned(known(EMPTY, from("CC"), "wide"), from("BB", CODE), "narrow");
            assertThat(ledger.knows(from("AA", CODE))).isTrue();
            assertThat(ledger.find(from("BB", CODE)).map(LedgerEntry::id)).contains("narrow");
            IdentityLedger other = disowned(known(EMPTY, from("BB", CODE), "narrow"), LINK, "wide");
            assertThat(other.find(from("BB", CODE)).map(LedgerEntry::id)).contains("narrow");
        }

        @Test
        @DisplayName("made with as many, a block speaks first, then a known one")
        void block() {
            IdentityLedger ledger = disowned(known(EMPTY, from("AA", NUMBER), "known"), from("AA", CODE), "block");
            assertThat(ledger.find(from("AA")).map(LedgerEntry::id)).contains("block");
            IdentityLedger waiting = new IdentityLedger(
                    "salt",
                    List.of(
                            entry(known(EMPTY, from("AA", NUMBER), "known"), "known"),
                            entry(unconfirmed(EMPTY, from("AA", CODE), "waits"), "waits")));
            assertThat(waiting.find(from("AA")).map(LedgerEntry::id)).contains("known");
        }
    }

    @Nested
    @DisplayName("A link that goes")
    class Link {

        private final IdentityLedger both = known(unconfirmed(EMPTY, from("AA", CODE), "e1"), from("BB", CODE), "e2");

        @Test
        @DisplayName("takes every identity behind it along, but no block and nobody else")
        void all() {
            Identity elsewhere = new Identity("spid", "another", LINK.subject());
            IdentityLedger ledger = known(disowned(both, from("CC", CODE), "block"), elsewhere, "e3");
            assertThat(Ledgers.ids(ledger.without(LINK))).containsExactly("block", "e3");
        }

        @Test
        @DisplayName("does not go while one behind it is known")
        void staysForOthers() {
            IdentityLedger asked = both.withAsked(from("AA", CODE), NOON);
            assertThat(asked.isRemovable(from("AA", CODE))).isFalse();
            assertThat(asked.awaitsConfirmation()).isFalse();
            assertThat(asked.isAbandoned(LINK, NOON.plusSeconds(1))).isFalse();
        }

        @Test
        @DisplayName("goes when nobody behind it is, and nobody has been asked since")
        void goes() {
            IdentityLedger one = unconfirmed(EMPTY, from("AA", CODE), "e1");
            IdentityLedger asked = one.withAsked(from("AA", CODE), NOON);
            assertThat(asked.isRemovable(from("AA", CODE))).isTrue();
            assertThat(asked.isRemovable(from("BB", CODE))).isFalse();
            assertThat(asked.awaitsConfirmation()).isTrue();
            assertThat(one.isAbandoned(LINK, NOON.plusSeconds(1))).isFalse();
            assertThat(asked.isAbandoned(LINK, NOON.plusSeconds(1))).isTrue();
            assertThat(asked.isAbandoned(LINK, NOON)).isFalse();
            IdentityLedger another = asked.withUnconfirmed(from("BB", CODE), LinkOrigin.ADMINISTRATOR, "e2", NOON)
                    .withAsked(from("BB", CODE), NOON.plusSeconds(9));
            assertThat(another.isAbandoned(LINK, NOON.plusSeconds(1))).isFalse();
            assertThat(another.isAbandoned(LINK, NOON.plusSeconds(10))).isTrue();
        }
    }
}
