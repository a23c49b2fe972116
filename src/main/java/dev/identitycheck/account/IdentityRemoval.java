package dev.identitycheck.account;

import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.IdentityState;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.util.Optional;

/** The result of removing an identity from the ledger: a removed identity is checked as a new one at its next login. */
public enum IdentityRemoval {
    DONE,
    /** The ledger holds no entry of this id. */
    MISSING,
    /** The identity is blocked because the owner disowned it. A removal must not lift that block by accident. */
    BLOCKED,
    /** No other identity is known, and no contact could confirm this one again: the owner may not remove it. */
    LAST;

    /** Removes the entry of this id from the ledger, under the account's row lock. */
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
