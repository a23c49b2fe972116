package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.IdentityBlock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.Undone;
import dev.identitycheck.settings.DisownedAccount;
import dev.identitycheck.settings.RealmSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Blocks an identity, and undoes what was done through its sessions. */
final class AccessRevocation implements Revocation {

    @Override
    public List<Undone> preview(KeycloakSession session, RealmModel realm, UserModel user, Notice notice) {
        AccessReversals reversals =
                new AccessReversals(session, realm, user, AccountNotices.history(session, realm, user));
        return notice.identity().stream()
                .flatMap(entry -> reversals.of(entry).stream())
                .flatMap(reversal -> reversal.undone().stream())
                .toList();
    }

    @Override
    public List<Undone> apply(LockedAccount account, Notice notice, Instant now) {
        List<Undone> undone = new ArrayList<>();
        notice.identity().ifPresent(entry -> {
            List<Reversal> reversals = new AccessReversals(
                            account.session(), account.realm(), account.user(), new AccountNotices(account).history())
                    .of(entry);
            IdentityBlock.disown(account, entry, now);
            undone.add(new Undone("identity", entry.identityProvider()));
            undone.addAll(Reversal.run(reversals, account, now));
        });
        // Also where what is stored of them is damaged.
        new AccountDevices(account).forgetAll();
        account.outdateSessions(now);
        if (RealmSettings.of(account.realm()).disownedAccount() == DisownedAccount.DISABLE) {
            account.switchOff();
        }
        return undone;
    }
}
