package dev.identitycheck.admin;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserSessions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Removes one known browser of an account, or all of them. Sessions cannot be assigned to a browser, so removing all
 * browsers ends every session.
 *
 * @param id the id of the browser; empty for all browsers
 * @param now the current time
 */
record ForgetDevices(Optional<String> id, Instant now) implements UserOperation {

    @Override
    public String name() {
        return "forget-devices";
    }

    @Override
    public Map<String, String> details() {
        return Map.of("device", id.orElse("all"));
    }

    @Override
    public void applyTo(LockedAccount account) throws InvalidRequestException {
        AccountDevices devices = new AccountDevices(account);
        if (id.isPresent()) {
            if (devices.forget(id.get()).isEmpty()) {
                throw InvalidRequestException.missing("there is no such device");
            }
            return;
        }
        devices.forgetAll();
        account.outdateSessions(now);
        UserSessions.end(account.session(), account.realm(), account.user());
    }
}
