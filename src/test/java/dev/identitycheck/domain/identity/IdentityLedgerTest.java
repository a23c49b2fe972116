package dev.identitycheck.domain.identity;

import static dev.identitycheck.domain.identity.Ledgers.EMPTY;
import static dev.identitycheck.domain.identity.Ledgers.NOON;
import static dev.identitycheck.domain.identity.Ledgers.disowned;
import static dev.identitycheck.domain.identity.Ledgers.identity;
import static dev.identitycheck.domain.identity.Ledgers.ids;
import static dev.identitycheck.domain.identity.Ledgers.known;
import static dev.identitycheck.domain.identity.Ledgers.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Only the ledger says “known”")
class IdentityLedgerTest {

    private static final Identity ONE = identity(1);
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));

    @Nested
    @DisplayName("An identity that has been seen")
    class Seen {

        private final IdentityLedger ledger = unconfirmed(EMPTY, 1, LinkOrigin.LOGIN, NOON);

        @Test
        @DisplayName("is there, and not known")
        void notKnown() {
            assertThat(ledger.find(ONE))
                    .contains(LedgerEntries.seen(NOON)
                            .id("entry-1")
                            .key("spid", ledger.digest(ONE), ledger.digest(ONE))
                            .state(IdentityState.UNCONFIRMED)
                            .make());
            assertThat(ledger.knows(ONE)).isFalse();
        }

        @Test
        @DisplayName("is not entered twice, and keeps its beginnings")
        void notTwice() {
            assertThat(ledger.withUnconfirmed(ONE, LinkOrigin.ADMINISTRATOR, "again", LATER))
                    .isSameAs(ledger);
        }

        @Test
        @DisplayName("is not the same as another subject, or the same subject elsewhere")
        void another() {
            assertThat(ledger.find(identity(2))).isEmpty();
            assertThat(ledger.find(new Identity("spid", "another provider", ONE.subject())))
                    .isEmpty();
        }

        @Test
        @DisplayName("stays unknown however often it is asked for or used")
        void askedAndUsed() {
            IdentityLedger asked = ledger.withAsked(ONE, LATER).withUsed(ONE, LATER);
            assertThat(asked.knows(ONE)).isFalse();
            assertThat(asked.find(ONE).map(LedgerEntry::lastAsked)).contains(LATER);
        }

        @Test
        @DisplayName("becomes known with what confirmed it")
        void becomesKnown() {
            IdentityLedger confirmed =
                    ledger.withKnown(ONE, ConfirmationMethod.SMS, LinkOrigin.ADMINISTRATOR, "another id", LATER);
            assertThat(confirmed.knows(ONE)).isTrue();
            assertThat(confirmed.entries())
                    .containsExactly(LedgerEntries.seen(NOON)
                            .id("entry-1")
                            .key("spid", ledger.digest(ONE), ledger.digest(ONE))
                            .by(ConfirmationMethod.SMS)
                            .used(LATER)
                            .make());
        }
    }

    @Nested
    @DisplayName("A known identity")
    class Known {

        private final IdentityLedger ledger = known(known(EMPTY, 1, NOON), 2, NOON);

        @Test
        @DisplayName("may be known without having waited")
        void atOnce() {
            assertThat(known(EMPTY, 1, NOON).knows(ONE)).isTrue();
            assertThat(EMPTY.knows(ONE)).isFalse();
        }

        @Test
        @DisplayName("remembers its last use")
        void used() {
            IdentityLedger used = ledger.withUsed(ONE, LATER);
            assertThat(used.find(ONE).map(LedgerEntry::lastTouched)).contains(LATER);
            assertThat(used.find(identity(2))).isEqualTo(ledger.find(identity(2)));
        }

        @Test
        @DisplayName("goes with its link, and only that one")
        void removed() {
            assertThat(ids(ledger.without(ONE))).containsExactly("entry-2");
            assertThat(ledger.without(identity(3))).isEqualTo(ledger);
        }

        @Test
        @DisplayName("is known in its own ledger only: another account writes it otherwise")
        void elsewhere() {
            IdentityLedger another = new IdentityLedger("another salt", ledger.entries());
            assertThat(another.knows(ONE)).isFalse();
            assertThat(another.digest(ONE)).isNotEqualTo(ledger.digest(ONE));
        }
    }

    @Nested
    @DisplayName("A disowned identity")
    class Disowned {

        private final IdentityLedger ledger = disowned(EMPTY, 1, NOON);

        @Test
        @DisplayName("is not known")
        void notKnown() {
            assertThat(ledger.knows(ONE)).isFalse();
        }

        @Test
        @DisplayName("stays when its link goes: it is a block")
        void stays() {
            assertThat(ledger.without(ONE)).isEqualTo(ledger);
        }

        @Test
        @DisplayName("is forgotten when the block is too old")
        void old() {
            assertThat(ledger.withoutBlocksBefore(NOON)).isEqualTo(ledger);
            assertThat(ledger.withoutBlocksBefore(NOON.plusSeconds(1)).entries())
                    .isEmpty();
            IdentityLedger known = EMPTY.withKnown(ONE, ConfirmationMethod.EMAIL, LinkOrigin.LOGIN, "entry-1", NOON);
            assertThat(known.withoutBlocksBefore(NOON.plusSeconds(1))).isEqualTo(known);
        }

        @Test
        @DisplayName("is a known one that its owner disowned, and keeps what confirmed it")
        void wasKnown() {
            IdentityLedger known = known(known(EMPTY, 1, NOON), 2, NOON);

            IdentityLedger after = known.withDisowned(known.entry("entry-1").orElseThrow(), LATER);

            assertThat(after.knows(ONE)).isFalse();
            assertThat(after.knows(identity(2))).isTrue();
            assertThat(after.entry("entry-1"))
                    .hasValueSatisfying(e -> assertThat(e.state()).isEqualTo(IdentityState.DISOWNED))
                    .hasValueSatisfying(e -> assertThat(e.confirmedBy()).isEqualTo(ConfirmationMethod.EMAIL))
                    .hasValueSatisfying(e -> assertThat(e.lastTouched()).isEqualTo(LATER));
        }

        @Test
        @DisplayName("is blocked though somebody has removed it meanwhile")
        void wasRemoved() {
            IdentityLedger known = known(EMPTY, 1, NOON);
            LedgerEntry entry = known.entry("entry-1").orElseThrow();

            assertThat(ids(known.without(ONE).withDisowned(entry, LATER))).containsExactly("entry-1");
        }

        @Test
        @DisplayName("is blocked though somebody has confirmed it anew meanwhile")
        void wasConfirmedAnew() {
            IdentityLedger known = known(EMPTY, 1, NOON);
            LedgerEntry entry = known.entry("entry-1").orElseThrow();
            IdentityLedger anew =
                    known.without(ONE).withKnown(ONE, ConfirmationMethod.SMS, LinkOrigin.LOGIN, "another", LATER);

            assertThat(anew.withDisowned(entry, LATER).entries())
                    .singleElement()
                    .satisfies(e -> assertThat(e.state()).isEqualTo(IdentityState.DISOWNED));
        }

        @Test
        @DisplayName("lets nobody make its link again, unless somebody else behind it is known")
        void blocksLink() {
            assertThat(ledger.blocksLink(ONE)).isTrue();
            assertThat(ledger.blocksLink(identity(2))).isFalse();
        }

        @Test
        @DisplayName("is as new as any other once it is allowed again")
        void allowed() {
            assertThat(ledger.withAllowed("entry-1").find(ONE)).isEmpty();
            assertThat(ledger.withAllowed("entry-2")).isEqualTo(ledger);
            IdentityLedger known = known(EMPTY, 1, NOON);
            assertThat(known.withAllowed("entry-1")).as("no block").isEqualTo(known);
        }

        @Test
        @DisplayName("takes somebody's place in a full ledger: whoever waits, then whoever was away for longest")
        void full() {
            IdentityLedger full = EMPTY;
            for (int number = 2; number <= IdentityLedger.LIMIT + 1; number++) {
                full = known(full, number, NOON.plusSeconds(number));
            }
            LedgerEntry entry = known(EMPTY, 1, NOON).entry("entry-1").orElseThrow();

            IdentityLedger after = full.withDisowned(entry, LATER);

            assertThat(after.entries()).hasSize(IdentityLedger.LIMIT);
            assertThat(full.lostIn(after)).extracting(LedgerEntry::id).containsExactly("entry-2");
        }

        @Test
        @DisplayName("is not entered anew as unconfirmed")
        void notAnew() {
            assertThat(unconfirmed(ledger, 1, LinkOrigin.LOGIN, LATER)).isEqualTo(ledger);
        }
    }

    @Nested
    @DisplayName("Waiting for the owner's word")
    class Waiting {

        @ParameterizedTest
        @EnumSource(LinkOrigin.class)
        @DisplayName("are unconfirmed links that a login made and that were asked about, and no others")
        void onlyLogins(LinkOrigin origin) {
            IdentityLedger asked = unconfirmed(EMPTY, 1, origin, NOON).withAsked(identity(1), LATER);

            assertThat(asked.awaitsConfirmation()).isEqualTo(origin == LinkOrigin.LOGIN);
            assertThat(asked.withoutAsking(identity(1)).awaitsConfirmation()).isFalse();
        }

        @Test
        @DisplayName("has not begun before somebody is asked")
        void notAsked() {
            assertThat(unconfirmed(EMPTY, 1, LinkOrigin.LOGIN, NOON).awaitsConfirmation())
                    .isFalse();
        }

        @Test
        @DisplayName("is over once they are confirmed or disowned")
        void over() {
            assertThat(EMPTY.awaitsConfirmation()).isFalse();
            assertThat(known(unconfirmed(EMPTY, 1, LinkOrigin.LOGIN, NOON), 1, LATER)
                            .awaitsConfirmation())
                    .isFalse();
            assertThat(disowned(EMPTY, 1, NOON).awaitsConfirmation()).isFalse();
        }

        @Test
        @DisplayName("goes on while one of several waits")
        void oneOfSeveral() {
            assertThat(unconfirmed(known(EMPTY, 1, NOON), 2, LinkOrigin.LOGIN, NOON)
                            .withAsked(identity(2), NOON)
                            .awaitsConfirmation())
                    .isTrue();
        }
    }

    @Nested
    @DisplayName("Fifty identities")
    class Full {

        @Test
        @DisplayName("fit, and the fifty-first takes the place of the one away for longest")
        void oldestGoes() {
            IdentityLedger full = fill(i -> ledger -> known(ledger, i, NOON.plusSeconds(i == 7 ? 0 : 100 + i)));
            assertThat(full.entries()).hasSize(IdentityLedger.LIMIT);
            IdentityLedger more = known(full, 99, LATER);
            assertThat(more.entries()).hasSize(IdentityLedger.LIMIT);
            assertThat(ids(more)).contains("entry-99", "entry-0").doesNotContain("entry-7");
        }

        @Test
        @DisplayName("an unconfirmed one goes before any known one, however new it is")
        void unconfirmedFirst() {
            IdentityLedger full = fill(i -> ledger ->
                    i == 20 ? unconfirmed(ledger, i, LinkOrigin.LOGIN, LATER) : known(ledger, i, NOON.plusSeconds(i)));
            IdentityLedger more = unconfirmed(full, 99, LinkOrigin.LOGIN, LATER.plusSeconds(1));
            assertThat(ids(more)).contains("entry-99", "entry-0").doesNotContain("entry-20");
        }

        @Test
        @DisplayName("one that nobody confirmed pushes no known one out: there is a place for it besides, but only one")
        void placeBesides() {
            IdentityLedger full = fill(i -> ledger -> known(ledger, i, NOON.plusSeconds(i)));
            IdentityLedger more = unconfirmed(full, 99, LinkOrigin.LOGIN, LATER);
            assertThat(ids(more)).hasSize(51).containsAll(ids(full)).contains("entry-99");
            IdentityLedger other = unconfirmed(more, 100, LinkOrigin.LOGIN, LATER);
            assertThat(ids(other)).hasSize(51).containsAll(ids(full)).contains("entry-100");
            assertThat(full.lostIn(other)).isEmpty();
        }

        @Test
        @DisplayName("once it is confirmed, the known one away for longest makes room, and can be told")
        void roomOnceConfirmed() {
            IdentityLedger full = fill(i -> ledger -> known(ledger, i, NOON.plusSeconds(i == 7 ? 0 : 100 + i)));
            IdentityLedger more = unconfirmed(full, 99, LinkOrigin.LOGIN, NOON.minusSeconds(1));
            IdentityLedger settled = known(more, 99, LATER);
            assertThat(ids(settled)).hasSize(50).contains("entry-99").doesNotContain("entry-7");
            assertThat(more.lostIn(settled)).extracting(LedgerEntry::id).containsExactly("entry-7");
        }

        @Test
        @DisplayName("a newcomer never makes room for itself, however long ago it was")
        void notItself() {
            IdentityLedger full = fill(i -> ledger -> known(ledger, i, NOON.plusSeconds(1 + i)));
            assertThat(ids(known(full, 99, NOON))).contains("entry-99").doesNotContain("entry-0");
        }

        @Test
        @DisplayName("where all others were disowned meanwhile, a right code makes nobody known")
        void disownedMeanwhile() {
            IdentityLedger ledger = EMPTY;
            for (int i = 0; i < IdentityLedger.LIMIT; i++) {
                ledger = disowned(ledger, i, NOON);
            }
            IdentityLedger waiting = new IdentityLedger(
                    "salt",
                    Stream.concat(
                                    ledger.entries().stream(),
                                    unconfirmed(EMPTY, 99, LinkOrigin.LOGIN, NOON).entries().stream())
                            .toList());
            assertThatExceptionOfType(LedgerFullException.class).isThrownBy(() -> known(waiting, 99, LATER));
        }

        @Test
        @DisplayName("of unconfirmed ones, whoever was asked least lately goes first")
        void leastLatelyAsked() {
            IdentityLedger full = fill(i -> ledger -> unconfirmed(ledger, i, LinkOrigin.LOGIN, NOON));
            for (int i = 0; i < IdentityLedger.LIMIT; i++) {
                full = i == 33 ? full : full.withAsked(identity(i), LATER);
            }
            assertThat(ids(unconfirmed(full, 99, LinkOrigin.LOGIN, LATER))).doesNotContain("entry-33");
        }

        @Test
        @DisplayName("disowned ones stay, however old they are")
        void disownedStay() {
            IdentityLedger full = fill(i -> ledger -> i < 49 ? disowned(ledger, i, NOON) : known(ledger, i, LATER));
            IdentityLedger more = known(full, 99, LATER);
            assertThat(ids(more)).hasSize(50).contains("entry-0", "entry-48", "entry-99");
        }

        @Test
        @DisplayName("an identity that is there already pushes nobody out")
        void nobodyPushedOut() {
            IdentityLedger full = fill(i -> ledger -> known(ledger, i, NOON));
            assertThat(ids(known(full, 3, LATER))).isEqualTo(ids(full));
        }

        @Test
        @DisplayName("nothing more is entered where all are disowned")
        void allDisowned() {
            IdentityLedger full = fill(i -> ledger -> disowned(ledger, i, NOON));
            assertThatExceptionOfType(LedgerFullException.class).isThrownBy(() -> known(full, 99, LATER));
            assertThatExceptionOfType(LedgerFullException.class)
                    .isThrownBy(() -> unconfirmed(full, 99, LinkOrigin.LOGIN, LATER));
        }

        private IdentityLedger fill(IntFunction<UnaryOperator<IdentityLedger>> step) {
            IdentityLedger ledger = EMPTY;
            for (int i = 0; i < IdentityLedger.LIMIT; i++) {
                ledger = step.apply(i).apply(ledger);
            }
            return ledger;
        }
    }

    @Nested
    @DisplayName("An entry was last touched")
    class LastTouched {

        private final IdentityLedger seen = unconfirmed(EMPTY, 1, LinkOrigin.LOGIN, NOON);

        @Test
        @DisplayName("when it was first seen, else when asked, else when used")
        void inThisOrder() {
            IdentityLedger asked = seen.withAsked(ONE, LATER);
            IdentityLedger used = asked.withUsed(ONE, LATER.plusSeconds(1));
            assertThat(seen.find(ONE).map(LedgerEntry::lastTouched)).contains(NOON);
            assertThat(asked.find(ONE).map(LedgerEntry::lastTouched)).contains(LATER);
            assertThat(used.find(ONE).map(LedgerEntry::lastTouched)).contains(LATER.plusSeconds(1));
        }
    }

    @Test
    @DisplayName("A ledger without a salt is none")
    void salt() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentityLedger("", List.of()));
    }

    @Nested
    @DisplayName("A link whose provider gives its subject another name")
    class Renamed {

        private final Identity renamed = identity(2);
        private final IdentityLedger ledger =
                unconfirmed(known(EMPTY, 1, NOON), 3, LinkOrigin.LOGIN, NOON).withUsed(ONE, LATER);

        @Test
        @DisplayName("takes its entry along, and leaves nothing behind")
        void along() {
            IdentityLedger moved = ledger.moved(ONE, renamed);

            assertThat(moved.knows(renamed)).isTrue();
            assertThat(moved.find(ONE)).isEmpty();
            LedgerEntry before = ledger.find(ONE).orElseThrow();
            assertThat(moved.find(renamed).orElseThrow())
                    .usingRecursiveComparison()
                    .ignoringFields("key.digest", "key.link")
                    .isEqualTo(before);
            assertThat(moved.find(identity(3))).isEqualTo(ledger.find(identity(3)));
        }

        @Test
        @DisplayName("makes nobody known who was not")
        void notKnown() {
            assertThat(ledger.moved(identity(3), renamed).knows(renamed)).isFalse();
            assertThat(ledger.moved(identity(4), renamed)).isEqualTo(ledger);
        }

        @Test
        @DisplayName("takes the entry of the claims that come along, and no other")
        void claims() {
            Identity first = ONE.with(spidCode("A"));
            Identity second = ONE.with(spidCode("B"));
            IdentityLedger both = EMPTY.withKnown(first, ConfirmationMethod.EMAIL, LinkOrigin.LOGIN, "a", NOON)
                    .withKnown(second, ConfirmationMethod.EMAIL, LinkOrigin.LOGIN, "b", NOON);

            IdentityLedger moved = both.moved(ONE, renamed.with(spidCode("A")));

            assertThat(ids(moved)).containsExactly("a");
            assertThat(moved.knows(renamed.with(spidCode("A")))).isTrue();
            assertThat(moved.knows(renamed.with(spidCode("B")))).isFalse();
            assertThat(both.moved(ONE, renamed).entries()).isEmpty();
        }

        @Test
        @DisplayName("does not get rid of a block")
        void block() {
            IdentityLedger moved = disowned(EMPTY, 1, NOON).moved(ONE, renamed);

            assertThat(moved.find(renamed)).map(LedgerEntry::state).contains(IdentityState.DISOWNED);
        }

        private static Fingerprint spidCode(String value) {
            return new Fingerprint(List.of("spidCode"), name -> Optional.of(List.of(value)));
        }
    }
}
