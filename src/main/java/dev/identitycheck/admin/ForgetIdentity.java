package dev.identitycheck.admin;

import dev.identitycheck.account.IdentityRemoval;
import dev.identitycheck.account.LockedAccount;
import java.util.Map;

/**
 * Forgets an identity: it is asked as a new one when it comes again.
 *
 * @param id its entry's
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
    public void doTo(LockedAccount account) throws InvalidRequestException {
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
