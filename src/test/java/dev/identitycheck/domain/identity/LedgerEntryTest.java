package dev.identitycheck.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerEntryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource({
        "UNCONFIRMED, LOGIN,         true",
        "UNCONFIRMED, REGISTRATION,  false",
        "UNCONFIRMED, ADMINISTRATOR, false",
        "KNOWN,       LOGIN,         false",
        "KNOWN,       ADMINISTRATOR, false",
        "DISOWNED,    LOGIN,         false",
    })
    @DisplayName(
            "a link goes only if a login made it and nobody confirmed it, and awaits an answer only once asked about")
    void removable(IdentityState state, LinkOrigin origin, boolean removable) {
        LedgerEntry seen = LedgerEntries.seen(NOON).state(state).origin(origin).make();
        assertThat(seen.isRemovable()).isEqualTo(removable);
        assertThat(seen.awaitsConfirmation()).isFalse();
        assertThat(seen.asked(NOON).isRemovable()).isEqualTo(removable);
        assertThat(seen.asked(NOON).awaitsConfirmation()).isEqualTo(removable);
        assertThat(seen.asked(NOON).notAsked()).isEqualTo(seen);
    }
}
