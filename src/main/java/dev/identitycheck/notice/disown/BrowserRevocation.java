package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.Undone;
import java.time.Instant;
import java.util.List;

/** Forgets a browser. Where it cannot be told which one, every browser is forgotten. */
final class BrowserRevocation implements Revocation {

    @Override
    public List<Undone> apply(LockedAccount account, Notice notice, Instant now) {
        AccountDevices devices = new AccountDevices(account);
        if (notice.subject().id().isEmpty()) {
            devices.forgetAll();
        } else {
            devices.forget(notice.subject().id());
        }
        account.outdateSessions(now);
        return List.of(new Undone("browser", notice.subject().name()));
    }
}
