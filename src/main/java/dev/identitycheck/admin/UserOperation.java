package dev.identitycheck.admin;

import dev.identitycheck.account.LockedAccount;
import java.util.Map;

/** Something that support does to an account. */
interface UserOperation {

    /** Its name in events and in the log. */
    String name();

    /** What else is to be told of it; nothing that names a whole address or number. */
    Map<String, String> details();

    /**
     * Does it, under the account's lock.
     *
     * @throws InvalidRequestException when the account stands against it; nothing is changed then
     */
    void doTo(LockedAccount account) throws InvalidRequestException;
}
