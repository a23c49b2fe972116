package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.IdentityBlock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.credential.AvailableMethods;
import dev.identitycheck.credential.PinCredentialStore;

/**
 * Does what an errand was about, once its owner has given their word.
 *
 * @param account the account, under its lock
 */
record OperationExecutor(LockedAccount account) {

    /** Does it; false if it cannot be done any more. */
    boolean of(SensitiveOperation errand) {
        if (errand instanceof SensitiveOperation.Prefer prefer) {
            return prefer(prefer.way());
        }
        if (errand instanceof SensitiveOperation.ChangePin pin && pin.wish() == PinChange.OFF) {
            return new PinCredentialStore(account).remove();
        }
        return errand instanceof SensitiveOperation.LiftBlock lift
                && IdentityBlock.allow(account, lift.entryId()).isPresent();
    }

    private boolean prefer(PreferredMethod way) {
        boolean isThere = AvailableMethods.of(AccountContacts.standing(account.realm(), account.user()), account.user())
                .contains(way);
        if (isThere) {
            account.prefer(way);
        }
        return isThere;
    }
}
