package dev.identitycheck.account;

import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.IdentityState;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.util.Optional;

/** Lets go of an identity: it is asked as a new one when it comes again. */
public enum IdentityRemoval {
    DONE,
    /** The ledger holds none of this id. */
    MISSING,
    /** The owner disowned it. Whoever tidies up shall not lift that block without a thought. */
    BLOCKED,
    /** No other identity is known, and no contact could confirm this one again: its owner may not forget it. */
    LAST;

    /** Forgets the entry of this id, under the account's lock. */
    public static IdentityRemoval forget(LockedAccount account, String entryId) {
        Optional<IdentityLedger> ledger = account.ledger();
        Optional<LedgerEntry> entry = ledger.flatMap(l -> l.entry(entryId));
        if (ledger.isEmpty() || entry.isEmpty()) {
            return MISSING;
        }
        if (entry.get().state() == IdentityState.DISOWNED) {
            return BLOCKED;
        }
        account.store(ledger.get().without(entry.get()));
        account.evict();
        return DONE;
    }
}
