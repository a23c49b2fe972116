package dev.identitycheck.notice;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.AttemptNoticePolicy;
import dev.identitycheck.domain.notice.AttemptNoticePolicy.Target;
import dev.identitycheck.domain.notice.AttemptTally;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Records attempts that lead nowhere, for one notice that waits in the account's outbox until they are over. All
 * methods are called under the account's row lock, in the transaction that it is held for anyway; the sweep finds the
 * notice once it is due.
 *
 * @param recorder records notices on the account
 * @param policy what the owner is told of
 * @param purpose the purpose of the codes
 * @param identity the ledger entry of the identity that the codes are for, whether or not it is stored; empty if none
 * @param browser by which the attempts of one browser are known: {@link #browser(AuthenticationSessionModel)}
 */
public record AttemptNotices(
        NoticeRecorder recorder,
        AttemptNoticePolicy policy,
        Purpose purpose,
        Optional<LedgerEntry> identity,
        String browser) {

    private static final int BROWSER_LENGTH = 8;

    /** A short digest of the browser's login session, the same in all its tabs. */
    public static String browser(AuthenticationSessionModel login) {
        return HashUtils.sha256UrlEncodedHash(login.getParentSession().getId(), StandardCharsets.UTF_8)
                .substring(0, BROWSER_LENGTH);
    }

    /**
     * Records a wrong entry.
     *
     * @param code the channels on which the code was sent
     */
    public void wrong(Collection<Channel> code) {
        if (policy.tellsOfWrongEntries()) {
            enter(1, code, Duration.ZERO);
        }
    }

    /**
     * Records that a code was sent, which may be left unused.
     *
     * @param code the channels on which it is sent
     * @param lifetime how long it is accepted
     */
    public void sent(Collection<Channel> code, Duration lifetime) {
        if (policy.tellsOfPages()) {
            enter(0, code, lifetime);
        }
    }

    /** Records that the page was left: nothing is to be waited for any more. */
    public void left() {
        Instant due = recorder.now().plus(policy.delay());
        change(waiting -> Optional.of(waiting.due().isAfter(due) ? waiting.dueAt(due) : waiting));
    }

    /** Withdraws the attempts in this browser, in which a right entry followed. */
    public void passed() {
        change(waiting -> Optional.of(AttemptTally.of(waiting.subject()).without(browser))
                .filter(others -> !others.isEmpty())
                .map(others -> waiting.about(others.subject(purpose.key()))));
    }

    /** Withdraws the attempts, of which another notice tells. */
    public void settled() {
        change(waiting -> Optional.empty());
    }

    private void enter(int wrong, Collection<Channel> code, Duration pending) {
        AccountNotices notices = new AccountNotices(recorder.account());
        Outbox outbox = notices.outbox();
        NoticeHistory history = notices.history();
        Optional<Notice> waiting = AttemptNoticePolicy.waiting(outbox, history, target());
        if (waiting.isEmpty() && !AttemptNoticePolicy.mayBegin(outbox, history, target(), recorder.now())) {
            return;
        }
        Notice begun = waiting.orElseGet(this::begun);
        List<NoticeChannel> channels = Stream.concat(
                        begun.code().stream(), code.stream().map(NoticeChannel::of))
                .distinct()
                .toList();
        Notice notice = recorder.besides(begun.about(
                        AttemptTally.of(begun.subject()).plus(browser, wrong).subject(purpose.key()))
                .afterCodeBy(channels)
                .dueAt(policy.due(begun.at(), recorder.now(), pending)));
        notices.store(outbox.with(notice));
        if (waiting.isEmpty()) {
            recorder.begun(notice);
        }
    }

    private Notice begun() {
        Notice notice = recorder.notice(NoticeType.ATTEMPTS, recorder.byPerson());
        return identity.map(notice::about).orElse(notice);
    }

    // Without a result the notice is withdrawn.
    private void change(Function<Notice, Optional<Notice>> change) {
        AccountNotices notices = new AccountNotices(recorder.account());
        Outbox outbox = notices.outbox();
        if (outbox.notices().stream().noneMatch(notice -> notice.kind().isAttempt())) {
            return;
        }
        AttemptNoticePolicy.waiting(outbox, notices.history(), target())
                .map(waiting -> change.apply(waiting).map(outbox::with).orElseGet(() -> outbox.without(waiting.id())))
                .filter(changed -> !changed.equals(outbox))
                .ifPresent(notices::store);
    }

    private Target target() {
        return Target.of(purpose.key(), identity);
    }
}
