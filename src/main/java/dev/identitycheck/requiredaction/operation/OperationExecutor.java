package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.IdentityBlock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.credential.AvailableMethods;
import dev.identitycheck.credential.PinCredentialStore;

/**
 * Executes a sensitive operation after its step-up confirmation.
 *
 * @param account the locked account
 */
record OperationExecutor(LockedAccount account) {

    /** Executes the operation; false if the operation is not possible any more. */
    boolean execute(SensitiveOperation operation) {
        if (operation instanceof SensitiveOperation.Prefer prefer) {
            return prefer(prefer.method());
        }
        if (operation instanceof SensitiveOperation.ChangePin pin && pin.change() == PinChange.OFF) {
            return new PinCredentialStore(account).remove();
        }
        return operation instanceof SensitiveOperation.LiftBlock lift
                && IdentityBlock.allow(account, lift.entryId()).isPresent();
    }

    private boolean prefer(PreferredMethod method) {
        boolean isAvailable = AvailableMethods.of(
                        AccountContacts.standing(account.realm(), account.user()), account.user())
                .contains(method);
        if (isAvailable) {
            account.prefer(method);
        }
        return isAvailable;
    }
}
