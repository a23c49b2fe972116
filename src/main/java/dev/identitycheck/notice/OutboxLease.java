package dev.identitycheck.notice;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.notice.AttemptTally;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.Outbox;
import dev.identitycheck.domain.notice.RetryPolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The lease of the oldest due notice of an account, so that no other worker sends it at the same time. The lease of a
 * worker that stopped expires.
 *
 * @param message the message to send; empty if no notice is due
 * @param givenUp the notices that are too old to be sent
 * @param waitsForLater whether a notice is due that only a later version knows
 */
record OutboxLease(Optional<NoticeMessage> message, List<Notice> givenUp, boolean waitsForLater) {

    // Longer than an unresponsive mail server and gateway take for all destinations of one notice.
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger LOG = Logger.getLogger(OutboxLease.class);

    static OutboxLease of(LockedAccount account, RetryPolicy retryPolicy, SecureRandom random, Instant now) {
        AccountNotices notices = new AccountNotices(account);
        Outbox before = notices.outbox();
        List<Notice> givenUp = before.due(now).stream()
                .filter(notice -> retryPolicy.givesUp(notice.at(), now))
                .toList();
        Outbox outbox = before;
        for (Notice notice : givenUp) {
            outbox = outbox.without(notice.id());
        }
        Optional<Notice> next = outbox.due(now).stream().findFirst().map(OutboxLease::told);
        if (next.isPresent()) {
            Notice told = next.get();
            outbox = outbox.change(told.id(), notice -> told.leasedUntil(now.plus(LEASE)));
            enterInHistory(notices, told);
        }
        Instant oldest = now.minus(RetryPolicy.PATIENCE);
        int later = notices.laterBefore(oldest);
        if (later > 0) {
            LOG.errorf(
                    "identity-check event=notice_given_up realm=%s user=%s notices=%d cause=\"a later version stored"
                            + " them, and this one does not know their kind\"",
                    account.realm().getName(), account.user().getId(), later);
        }
        if (later > 0 || !outbox.equals(before)) {
            notices.store(outbox, oldest);
        }
        return new OutboxLease(
                next.map(notice -> message(account, notice, random, now)), givenUp, notices.isLaterDue(now));
    }

    private static Notice told(Notice due) {
        return due.kind().isAttempt() ? AttemptTally.told(due) : due;
    }

    // What waited for more of the same takes in nothing from now on, and is told of as it is.
    private static void enterInHistory(AccountNotices notices, Notice notice) {
        if (notice.kind().isGathered()) {
            NoticeHistory history = notices.history();
            if (history.find(notice.id()).isEmpty()) {
                notices.store(history.plus(notice));
            }
        }
    }

    private static NoticeMessage message(LockedAccount account, Notice notice, SecureRandom random, Instant now) {
        return new NoticeMessage(
                account.realm().getId(),
                Recipient.of(
                        account.user(), notice.scene().locale(), notice.scene().base()),
                notice,
                ProviderDisplayName.of(account.session(), notice),
                DisownLinks.issue(account, notice, random, now));
    }
}
