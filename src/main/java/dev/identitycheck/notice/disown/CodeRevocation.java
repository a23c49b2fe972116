package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.IdentityBlock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.Undone;
import dev.identitycheck.domain.otp.CodeOutcomes;
import java.time.Instant;
import java.util.List;

/**
 * Ends what codes were sent for, in every browser: blocks the identity, or refuses every code that was issued by now.
 * Whoever asked for a recovery is sent nothing more for a while.
 */
final class CodeRevocation implements Revocation {

    @Override
    public List<Undone> apply(LockedAccount account, Notice notice, Instant now) {
        if (notice.identity().isPresent()) {
            return refuse(account, notice.identity().get(), now);
        }
        refuse(account, notice, now);
        return List.of();
    }

    private static List<Undone> refuse(LockedAccount account, LedgerEntry entry, Instant now) {
        if (account.ledger().filter(ledger -> ledger.knows(entry)).isPresent()) {
            // Somebody got in: it is disowned as such, with all that was done by it.
            return List.of();
        }
        IdentityBlock.refuse(account, entry, now);
        return List.of(new Undone("identity", entry.identityProvider()));
    }

    private static void refuse(LockedAccount account, Notice notice, Instant now) {
        NoticeSubject subject = notice.subject();
        String about = SentCode.about(subject);
        if (about.isEmpty()) {
            return;
        }
        // The clock of the node that issued the latest code may be ahead of this one's.
        Instant latest = new AccountNotices(account)
                .tokens()
                .latestOfCodes(notice)
                .filter(now::isBefore)
                .orElse(now);
        CodeOutcomes refused = account.codeOutcomes().refused(about, latest);
        account.store(
                subject.type().equals(Purpose.RECOVERY.key()) && !subject.id().isEmpty()
                        ? refused.barring(subject.id(), now)
                        : refused);
    }
}
