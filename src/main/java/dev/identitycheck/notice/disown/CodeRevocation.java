package dev.identitycheck.notice.disown;

import dev.identitycheck.account.IdentityBlock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.Undone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Blocks the identity that a code was sent for. */
final class CodeRevocation implements Revocation {

    @Override
    public List<Undone> apply(LockedAccount account, Notice notice, Instant now) {
        List<Undone> undone = new ArrayList<>();
        notice.identity().ifPresent(entry -> {
            IdentityBlock.disown(account, entry, now);
            undone.add(new Undone("identity", entry.identityProvider()));
        });
        return undone;
    }
}
