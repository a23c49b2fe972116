package dev.identitycheck.listener.protection;

import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a request did to what protects an account.
 *
 * @param kind what it was
 * @param subject the credential
 * @param unlinked the identity that was taken off
 * @param entry its entry in the ledger
 */
record ProtectiveAct(NoticeType kind, NoticeSubject subject, Optional<Identity> unlinked, Optional<LedgerEntry> entry) {

    static ProtectiveAct of(NoticeType kind) {
        return of(kind, NoticeSubject.NONE);
    }

    static ProtectiveAct of(NoticeType kind, NoticeSubject subject) {
        return new ProtectiveAct(kind, subject, Optional.empty(), Optional.empty());
    }

    boolean isRecovery() {
        return kind == NoticeType.PASSWORD_RECOVERED;
    }

    /** The notice with what it is about. */
    Notice about(Notice draft, List<NoticeChannel> code) {
        Notice about = draft.about(subject).afterCodeBy(code);
        Notice unlinking =
                unlinked.map(identity -> about.atProvider(identity.alias())).orElse(about);
        return entry.map(unlinking::about).orElse(unlinking);
    }
}
