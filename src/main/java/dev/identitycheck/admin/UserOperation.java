package dev.identitycheck.admin;

import dev.identitycheck.account.LockedAccount;
import java.util.Map;

/** An operation of support staff on an account. */
interface UserOperation {

    /** The name of the operation in events and in the log. */
    String name();

    /** Further details for the admin event, without a whole address or number. */
    Map<String, String> details();

    /** Whether the operation records the notice to the owner itself. */
    default boolean hasOwnNotice() {
        return false;
    }

    /**
     * Changes the account, under the account's lock.
     *
     * @throws InvalidRequestException when the account's state does not allow the operation; nothing is changed then
     */
    void applyTo(LockedAccount account) throws InvalidRequestException;
}
