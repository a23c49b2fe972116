package dev.identitycheck.notice.disown;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.Undone;
import java.time.Instant;
import java.util.List;

/** Ends the sessions only: what was taken away can be set up again by its owner alone. */
final class SessionsRevocation implements Revocation {

    @Override
    public List<Undone> apply(LockedAccount account, Notice notice, Instant now) {
        account.outdateSessions(now);
        return List.of();
    }
}
