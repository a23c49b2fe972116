package dev.identitycheck.admin;

import dev.identitycheck.account.IdentityRemoval;
import dev.identitycheck.account.LockedAccount;
import java.util.Map;

/**
 * Removes an identity from the ledger: its next login is checked as that of a new identity.
 *
 * @param id the id of the ledger entry
 */
record ForgetIdentity(String id) implements UserOperation {

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
    public void applyTo(LockedAccount account) throws InvalidRequestException {
        switch (IdentityRemoval.forget(account, id)) {
            case MISSING -> throw missing();
            case BLOCKED -> throw InvalidRequestException.conflict("the identity is disowned; to lift that, allow it");
            case DONE, LAST -> {}
        }
    }

    static InvalidRequestException missing() {
        return InvalidRequestException.missing("there is no such identity");
    }
}
