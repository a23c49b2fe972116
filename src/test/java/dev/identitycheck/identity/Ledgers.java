package dev.identitycheck.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Ledgers to test with. */
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
        return ledger.withKnown(identity(number), ConfirmedBy.EMAIL, LinkOrigin.LOGIN, "entry-" + number, when);
    }

    /** The owner said "it wasn't me", which has no way into the ledger of its own yet. */
    static IdentityLedger disowned(IdentityLedger ledger, int number, Instant when) {
        List<LedgerEntry> entries = new ArrayList<>(ledger.entries());
        entries.add(new LedgerEntry(
                "entry-" + number,
                "spid",
                ledger.digest(identity(number)),
                ledger.digest(identity(number)),
                List.of(),
                when,
                null,
                EntryState.DISOWNED,
                LinkOrigin.REGISTRATION,
                null,
                null));
        return new IdentityLedger(ledger.salt(), entries);
    }

    static List<String> ids(IdentityLedger ledger) {
        return ledger.entries().stream().map(LedgerEntry::id).toList();
    }
}
