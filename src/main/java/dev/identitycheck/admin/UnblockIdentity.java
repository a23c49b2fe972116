package dev.identitycheck.admin;

import dev.identitycheck.account.IdentityBlock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.identity.IdentityState;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.util.Map;

/**
 * Lifts the block of an identity that the owner disowned. The identity is a new one afterwards.
 *
 * @param id the id of the ledger entry
 */
record UnblockIdentity(String id) implements UserOperation {

    @Override
    public String name() {
        return "allow";
    }

    @Override
    public Map<String, String> details() {
        return Map.of(ForgetIdentity.IDENTITY, id);
    }

    @Override
    public void applyTo(LockedAccount account) throws InvalidRequestException {
        LedgerEntry entry = account.ledger().flatMap(ledger -> ledger.entry(id)).orElseThrow(ForgetIdentity::missing);
        if (entry.state() != IdentityState.DISOWNED) {
            throw InvalidRequestException.conflict("the identity is not disowned");
        }
        IdentityBlock.allow(account, id);
    }
}
