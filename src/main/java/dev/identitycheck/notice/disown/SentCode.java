package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountView;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.otp.CodeOutcomes;
import dev.identitycheck.domain.otp.UsedCode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What has become of the codes that a link disowns. If one of the same request was accepted, somebody may have got in:
 * then what they got is disowned with it, and nothing that the owner got with a code of another request.
 *
 * @param ledger the account's ledger
 * @param outcomes what became of codes that confirm no identity
 * @param history what happened to the account lately
 */
record SentCode(Optional<IdentityLedger> ledger, CodeOutcomes outcomes, NoticeHistory history) {

    /** The subject of a phone's verification, which is sent to a number that may be a stranger's. */
    private static final String NEW_PHONE = about(Purpose.PHONE.key(), "number");

    // The notice is made in the transaction that has the code accepted.
    private static final Duration ONE_REQUEST = Duration.ofMinutes(1);

    static SentCode of(AccountView account, NoticeHistory history) {
        return new SentCode(account.ledger(), account.codeOutcomes(), history);
    }

    static SentCode of(LockedAccount account, NoticeHistory history) {
        return new SentCode(account.ledger(), account.codeOutcomes(), history);
    }

    /**
     * What a notice's link disowns now.
     *
     * @param code reads what has become of codes
     * @return the notice itself, unless it is about codes of which one was accepted; empty if nothing is left to be
     *     disowned
     */
    static Optional<Notice> became(Notice notice, Supplier<SentCode> code) {
        return notice.kind().isOfCodes() ? code.get().became(notice) : Optional.of(notice);
    }

    private Optional<Notice> became(Notice notice) {
        if (notice.identity().isPresent()) {
            return Optional.of(became(notice, notice.identity().get()));
        }
        Optional<UsedCode> accepted = accepted(notice);
        if (accepted.isEmpty()) {
            return Optional.of(notice);
        }
        String about = about(notice.subject());
        if (about.equals(NEW_PHONE)) {
            return Optional.empty();
        }
        return Optional.of(
                about.equals(Purpose.RECOVERY.key())
                        ? recovered(notice, accepted.get())
                        : notice.as(NoticeType.NEW_BROWSER).about(NoticeSubject.NONE));
    }

    /**
     * Whether the link of another message about such codes has nothing left to disown, once a notice's link was used.
     *
     * @param other what that link disowns
     */
    boolean isSettledWith(Notice notice, Notice other) {
        return notice.identity().isPresent() || accepted(notice).equals(accepted(other));
    }

    /**
     * Whether a code of another request was accepted since those were sent that a notice is about: nobody can say
     * whether it was the owner, who has a message about that one too.
     */
    boolean isAnotherIn(Notice notice) {
        String about = about(notice.subject());
        return notice.kind().isOfCodes()
                && notice.identity().isEmpty()
                && !about.isEmpty()
                && outcomes.acceptedSince(about, notice.at()).isPresent();
    }

    private Optional<UsedCode> accepted(Notice notice) {
        String about = about(notice.subject());
        if (about.isEmpty()) {
            return Optional.empty();
        }
        // Attempts are told of together, so that it is not known which codes they were made at.
        return notice.kind() == NoticeType.CODE_SENT
                ? outcomes.acceptedWith(about, notice.at(), requester(notice.subject()))
                : outcomes.acceptedSince(about, notice.at());
    }

    // Of several recoveries since, the one by this code: what it set, another may have replaced.
    private Notice recovered(Notice notice, UsedCode code) {
        NoticeType kind = NoticeType.PASSWORD_RECOVERED;
        return code.isKnown()
                ? history.first(kind, code.at(), code.at().plus(ONE_REQUEST))
                        .orElseGet(() -> notice.as(kind).about(NoticeSubject.NONE))
                : latest(kind, notice);
    }

    private Notice became(Notice notice, LedgerEntry entry) {
        return ledger.filter(l -> l.knows(entry)).isEmpty()
                ? notice
                : history.latest(NoticeType.CONFIRMED, notice.at(), confirmed -> confirmed
                                .identity()
                                .map(LedgerEntry::digest)
                                .equals(Optional.of(entry.digest())))
                        .orElseGet(() -> notice.as(NoticeType.CONFIRMED).about(NoticeSubject.NONE));
    }

    private Notice latest(NoticeType kind, Notice notice) {
        return history.latest(kind, notice.at(), any -> true)
                .orElseGet(() -> notice.as(kind).about(NoticeSubject.NONE));
    }

    /** The key that the outcomes of codes are stored by; empty for a notice that names no purpose. */
    static String about(NoticeSubject subject) {
        // What a recovery's notice has besides is its requester.
        return subject.type().equals(Purpose.RECOVERY.key()) ? subject.type() : about(subject.type(), subject.id());
    }

    private static String requester(NoticeSubject subject) {
        return subject.type().equals(Purpose.RECOVERY.key()) ? subject.id() : "";
    }

    private static String about(String purpose, String subject) {
        return subject.isEmpty() ? purpose : purpose + ":" + subject;
    }
}
