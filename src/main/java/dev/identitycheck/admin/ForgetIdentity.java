package dev.identitycheck.support;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.link.Forgetting;
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
        switch (Forgetting.forget(account, id)) {
            case MISSING -> throw missing();
            case BLOCKED -> throw InvalidRequest.conflict("the identity is disowned; to lift that, allow it");
            case DONE, LAST -> {}
        }
    }

    static InvalidRequest missing() {
        return InvalidRequest.missing("there is no such identity");
    }
}
