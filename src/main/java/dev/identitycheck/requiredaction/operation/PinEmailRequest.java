package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.credential.PinResetByEmail;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.authentication.RequiredActionContext;

/** Has a new PIN mailed. */
final class PinEmailRequest {

    private PinEmailRequest() {}

    /**
     * Does it; answers the message that says why not, if it could not be done.
     *
     * @param onChange what else is done under the account's lock where the PIN is changed
     */
    static Optional<String> objection(RequiredActionContext context, Instant now, Consumer<LockedAccount> onChange) {
        PinResetByEmail.Outcome outcome =
                PinResetByEmail.make(context.getSession(), context.getRealm(), context.getUser(), now, onChange);
        if (outcome instanceof PinResetByEmail.Outcome.NotSent) {
            return Optional.of("identityCheckPinNotSent");
        }
        if (outcome instanceof PinResetByEmail.Outcome.NoAddress) {
            return Optional.of("identityCheckPinNoAddress");
        }
        return outcome instanceof PinResetByEmail.Outcome.TooSoon
                ? Optional.of("identityCheckPinTooSoon")
                : Optional.empty();
    }
}
