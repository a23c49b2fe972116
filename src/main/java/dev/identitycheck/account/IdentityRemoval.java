package dev.identitycheck.link;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.identity.EntryState;
import dev.identitycheck.identity.IdentityLedger;
import dev.identitycheck.identity.LedgerEntry;
import java.util.Optional;

/** Lets go of an identity: it is asked as a new one when it comes again. */
public enum Forgetting {
    DONE,
    /** The ledger holds none of this id. */
    MISSING,
    /** The owner disowned it. Whoever tidies up shall not lift that block without a thought. */
    BLOCKED,
    /** No other identity is known, and no contact could confirm this one again: its owner may not forget it. */
    LAST;

    /** Forgets the entry of this id, under the account's lock. */
    public static Forgetting forget(LockedAccount account, String entryId) {
        Optional<IdentityLedger> ledger = account.ledger();
        Optional<LedgerEntry> entry = ledger.flatMap(l -> l.entry(entryId));
        if (ledger.isEmpty() || entry.isEmpty()) {
            return MISSING;
        }
        if (entry.get().state() == EntryState.DISOWNED) {
            return BLOCKED;
        }
        account.store(ledger.get().without(entry.get()));
        account.evict();
        return DONE;
    }
}
