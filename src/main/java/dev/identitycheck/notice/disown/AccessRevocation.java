package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.IdentityBlock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.Undone;
import dev.identitycheck.settings.DisownedAccount;
import dev.identitycheck.settings.RealmSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Blocks an identity, and undoes what was done through its sessions. */
final class AccessRevocation implements Revocation {

    @Override
    public List<Undone> apply(LockedAccount account, Notice notice, Instant now) {
        List<Undone> undone = new ArrayList<>();
        notice.identity().ifPresent(entry -> {
            IdentityBlock.disown(account, entry, now);
            undone.add(new Undone("identity", entry.identityProvider()));
        });
        // The person behind the disowned identity may have had a browser remembered.
        new AccountDevices(account).forgetAll();
        account.outdateSessions(now);
        if (RealmSettings.of(account.realm()).disownedAccount() == DisownedAccount.DISABLE) {
            account.switchOff();
        }
        return undone;
    }
}
