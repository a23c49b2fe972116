package dev.identitycheck.support;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.identity.EntryState;
import dev.identitycheck.identity.LedgerEntry;
import dev.identitycheck.link.Disowning;
import java.util.Map;

/**
 * Lifts the block of an identity that the owner disowned. It is a new one then.
 *
 * @param id its entry's
 */
record Allow(String id) implements Deed {

    @Override
    public String name() {
        return "allow";
    }

    @Override
    public Map<String, String> details() {
        return Map.of(Forget.IDENTITY, id);
    }

    @Override
    public void doTo(LockedAccount account) throws InvalidRequest {
        LedgerEntry entry = account.ledger().flatMap(ledger -> ledger.entry(id)).orElseThrow(Forget::missing);
        if (entry.state() != EntryState.DISOWNED) {
            throw InvalidRequest.conflict("the identity is not disowned");
        }
        Disowning.allow(account, id);
    }
}
