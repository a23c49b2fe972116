package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.credential.UnusablePassword;
import dev.identitycheck.domain.disown.ReplacedSince;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.Undone;
import java.time.Instant;
import java.util.List;

/** Takes the password away, until the owner recovers it; not one that the owner has recovered meanwhile. */
final class PasswordRevocation implements Revocation {

    private static final String PASSWORD = "password";

    @Override
    public List<Undone> apply(LockedAccount account, Notice notice, Instant now) {
        account.outdateSessions(now);
        if (ReplacedSince.password(new AccountNotices(account).history(), notice)) {
            return List.of();
        }
        return switch (UnusablePassword.replace(account, now)) {
            case NONE -> List.of();
            case REPLACED -> List.of(new Undone(PASSWORD, ""));
            case REFUSED -> List.of(Reversal.kept(account, PASSWORD));
        };
    }
}
