package dev.identitycheck.support;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.identity.EntryState;
import dev.identitycheck.identity.IdentityLedger;
import dev.identitycheck.identity.LedgerEntry;
import java.util.Map;

/**
 * Forgets an identity: it is asked as a new one when it comes again.
 *
 * @param id its entry's
 */
record Forget(String id) implements Deed {

    static final String IDENTITY = "identity";

    @Override
    public String name() {
        return "forget";
    }

    @Override
    public Map<String, String> details() {
        return Map.of(IDENTITY, id);
    }

    @Override
    public void doTo(LockedAccount account) throws InvalidRequest {
        IdentityLedger ledger = account.ledger().orElseThrow(Forget::missing);
        LedgerEntry entry = ledger.entry(id).orElseThrow(Forget::missing);
        if (entry.state() == EntryState.DISOWNED) {
            // Else whoever tidies up would lift the owner's block without a thought.
            throw InvalidRequest.conflict("the identity is disowned; to lift that, allow it");
        }
        account.store(ledger.without(entry));
        account.evict();
    }

    static InvalidRequest missing() {
        return InvalidRequest.missing("there is no such identity");
    }
}
