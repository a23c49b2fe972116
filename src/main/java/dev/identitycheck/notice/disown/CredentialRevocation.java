package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.domain.disown.ReplacedSince;
import dev.identitycheck.domain.notice.GatheredSubject;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.Undone;
import java.time.Instant;
import java.util.List;
import org.keycloak.models.SubjectCredentialManager;

/** Removes the credentials that were set up. */
final class CredentialRevocation implements Revocation {

    @Override
    public List<Undone> apply(LockedAccount account, Notice notice, Instant now) {
        account.outdateSessions(now);
        return notice.kind() == NoticeType.PIN_CHANGED ? pin(account, notice) : stored(account, notice);
    }

    private static List<Undone> pin(LockedAccount account, Notice notice) {
        return !ReplacedSince.pin(new AccountNotices(account).history(), notice)
                        && new PinCredentialStore(account).remove()
                ? List.of(new Undone("credential", PinCredentialStore.TYPE))
                : List.of();
    }

    private static List<Undone> stored(LockedAccount account, Notice notice) {
        SubjectCredentialManager credentials = account.cachedUser().credentialManager();
        // Of several, each: the history tells them one by one.
        return GatheredSubject.ids(notice.subject()).stream()
                .filter(credentials::removeStoredCredentialById)
                .map(id -> new Undone("credential", notice.subject().type()))
                .toList();
    }
}
