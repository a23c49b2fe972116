package dev.identitycheck.domain.identity;

import java.time.Instant;
import java.util.List;

/** Ledgers for tests. */
final class Ledgers {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final IdentityLedger EMPTY = new IdentityLedger("salt", List.of());

    private Ledgers() {}

    static Identity identity(int number) {
        return new Identity("spid", "provider", "subject-" + number);
    }

    static IdentityLedger unconfirmed(IdentityLedger ledger, int number, LinkOrigin origin, Instant when) {
        return ledger.withUnconfirmed(identity(number), origin, "entry-" + number, when);
    }

    static IdentityLedger known(IdentityLedger ledger, int number, Instant when) {
        return ledger.withKnown(identity(number), ConfirmationMethod.EMAIL, LinkOrigin.LOGIN, "entry-" + number, when);
    }

    static IdentityLedger disowned(IdentityLedger ledger, int number, Instant when) {
        LedgerEntry entry = unconfirmed(EMPTY, number, LinkOrigin.REGISTRATION, when)
                .entry("entry-" + number)
                .orElseThrow();
        return ledger.withDisowned(entry, when);
    }

    static List<String> ids(IdentityLedger ledger) {
        return ledger.entries().stream().map(LedgerEntry::id).toList();
    }
}
