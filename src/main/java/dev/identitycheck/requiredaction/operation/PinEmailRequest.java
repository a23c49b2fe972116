package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.credential.PinResetByEmail;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.keycloak.authentication.RequiredActionContext;

/** Requests a new PIN by e-mail. */
final class PinEmailRequest {

    private PinEmailRequest() {}

    /**
     * Sends a new PIN to the account's e-mail address.
     *
     * @param isConfirmed whether the step-up code that confirmed it still stands, read under the account's lock
     * @param onChange what else is done under the account's lock when the PIN is changed
     * @return the key of the error message; empty if the PIN was sent
     */
    static Optional<String> send(
            RequiredActionContext context,
            Instant now,
            Predicate<LockedAccount> isConfirmed,
            Consumer<LockedAccount> onChange) {
        PinResetByEmail.Outcome outcome = PinResetByEmail.make(
                context.getSession(), context.getRealm(), context.getUser(), now, isConfirmed, onChange);
        if (outcome instanceof PinResetByEmail.Outcome.NotSent) {
            return Optional.of("identityCheckPinNotSent");
        }
        if (outcome instanceof PinResetByEmail.Outcome.NoAddress) {
            return Optional.of("identityCheckPinNoAddress");
        }
        if (outcome instanceof PinResetByEmail.Outcome.TooSoon) {
            return Optional.of("identityCheckPinTooSoon");
        }
        return outcome instanceof PinResetByEmail.Outcome.Outdated
                ? Optional.of("identityCheckCentreChanged")
                : Optional.empty();
    }
}
