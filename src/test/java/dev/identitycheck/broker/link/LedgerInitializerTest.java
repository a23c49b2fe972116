package dev.identitycheck.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.identity.ConfirmedBy;
import dev.identitycheck.identity.Identity;
import dev.identitycheck.identity.IdentityLedger;
import dev.identitycheck.identity.LedgerEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AdoptionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Identity ONE = new Identity("spid", "p1", "one");
    private static final Identity TWO = new Identity("google", "p2", "two");

    @Test
    @DisplayName("the identities given are known from then on, as existing, and no others")
    void known() {
        IdentityLedger ledger = Adoption.of(List.of(ONE, TWO), NOON);
        assertThat(ledger.knows(ONE)).isTrue();
        assertThat(ledger.knows(TWO)).isTrue();
        assertThat(ledger.knows(new Identity("spid", "p1", "two"))).isFalse();
        assertThat(ledger.entries()).extracting(LedgerEntry::confirmedBy).containsOnly(ConfirmedBy.EXISTING);
        assertThat(ledger.awaitsConfirmation()).isFalse();
    }

    @Test
    @DisplayName("an account without links begins with an empty ledger")
    void nothingToAdopt() {
        assertThat(Adoption.of(List.of(), NOON).entries()).isEmpty();
    }

    @Test
    @DisplayName("each ledger has a salt of its own, of 16 bytes")
    void salt() {
        String salt = Adoption.of(List.of(), NOON).salt();
        assertThat(salt).hasSize(22).isNotEqualTo(Adoption.of(List.of(), NOON).salt());
    }
}
