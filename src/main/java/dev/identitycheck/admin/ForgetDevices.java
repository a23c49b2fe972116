package dev.identitycheck.admin;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserSessions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Has an account know a browser no more, or none at all. Nobody can tell which sessions run in one browser, so without an id
 * every session ends with them.
 *
 * @param id the browser's; nothing for all of them
 * @param now the time
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
    public void doTo(LockedAccount account) throws InvalidRequestException {
        AccountDevices file = new AccountDevices(account);
        if (id.isPresent()) {
            if (file.forget(id.get()).isEmpty()) {
                throw InvalidRequestException.missing("there is no such device");
            }
            return;
        }
        file.forgetAll();
        UserSessions.outdate(account, now);
        UserSessions.end(account.session(), account.realm(), account.user());
    }
}
