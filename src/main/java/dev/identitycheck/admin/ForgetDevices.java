package dev.identitycheck.support;

import dev.identitycheck.account.AllSessions;
import dev.identitycheck.account.DeviceFile;
import dev.identitycheck.account.LockedAccount;
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
record ForgetDevices(Optional<String> id, Instant now) implements Deed {

    @Override
    public String name() {
        return "forget-devices";
    }

    @Override
    public Map<String, String> details() {
        return Map.of("device", id.orElse("all"));
    }

    @Override
    public void doTo(LockedAccount account) throws InvalidRequest {
        DeviceFile file = new DeviceFile(account);
        if (id.isPresent()) {
            if (file.forget(id.get()).isEmpty()) {
                throw InvalidRequest.missing("there is no such device");
            }
            return;
        }
        file.forgetAll();
        AllSessions.outdate(account, now);
        AllSessions.end(account.session(), account.realm(), account.user());
    }
}
