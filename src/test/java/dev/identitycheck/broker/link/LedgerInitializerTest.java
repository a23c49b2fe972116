package dev.identitycheck.broker.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LedgerInitializerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Identity ONE = new Identity("spid", "p1", "one");
    private static final Identity TWO = new Identity("google", "p2", "two");

    @Test
    @DisplayName("the identities given are known from then on, as existing, and no others")
    void known() {
        IdentityLedger ledger = LedgerInitializer.of("salt", List.of(ONE, TWO), NOON);
        assertThat(ledger.knows(ONE)).isTrue();
        assertThat(ledger.knows(TWO)).isTrue();
        assertThat(ledger.knows(new Identity("spid", "p1", "two"))).isFalse();
        assertThat(ledger.entries()).extracting(LedgerEntry::confirmedBy).containsOnly(ConfirmationMethod.EXISTING);
        assertThat(ledger.awaitsConfirmation()).isFalse();
    }

    @Test
    @DisplayName("an account without links begins with an empty ledger")
    void nothingToAdopt() {
        assertThat(LedgerInitializer.of("salt", List.of(), NOON).entries()).isEmpty();
    }

    @Test
    @DisplayName("a ledger has the salt that is handed in")
    void salt() {
        assertThat(LedgerInitializer.of("salt", List.of(), NOON).salt()).isEqualTo("salt");
    }
}
