package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.GatheredSubject;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.Undone;
import java.time.Instant;
import java.util.List;

/** Forgets the browsers of a notice. Where it cannot be told which ones, every browser is forgotten. */
final class BrowserRevocation implements Revocation {

    @Override
    public List<Undone> apply(LockedAccount account, Notice notice, Instant now) {
        AccountDevices devices = new AccountDevices(account);
        List<String> ids = GatheredSubject.ids(notice.subject());
        if (ids.isEmpty()) {
            devices.forgetAll();
        } else {
            ids.forEach(devices::forget);
        }
        account.outdateSessions(now);
        return List.of(new Undone("browser", notice.subject().name()));
    }
}
