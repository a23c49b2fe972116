package dev.identitycheck.notice;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.device.KnownDevice;
import dev.identitycheck.domain.notice.NewBrowserPolicy;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.Outbox;
import dev.identitycheck.domain.notice.RequestContext;
import dev.identitycheck.flow.ProtectedProviders;
import java.time.Instant;
import java.util.Optional;

/**
 * Records notices of browsers that an account did not know: one at once, and those that come soon after it in one
 * notice that waits in the outbox, where the sweep finds it.
 *
 * @param account the account, under its row lock
 * @param now the time
 */
record BrowserNotices(LockedAccount account, Instant now) {

    /**
     * Records one.
     *
     * @param type what was new: the browser, or the network of a known browser
     */
    void told(String type, KnownDevice device, RequestContext scene) {
        AccountNotices notices = new AccountNotices(account);
        Outbox outbox = notices.outbox();
        NoticeHistory history = notices.history();
        NoticeSubject subject = new NoticeSubject(type, device.id(), device.label());
        Optional<Notice> waiting = NewBrowserPolicy.waiting(outbox, history);
        if (waiting.isPresent()) {
            notices.store(outbox.with(NewBrowserPolicy.together(waiting.get(), subject)));
            return;
        }
        NoticeRecorder recorder =
                new NoticeRecorder(account, ProtectedProviders.notices(account.session(), account.realm()), now);
        Notice notice = recorder.notice(NoticeType.NEW_BROWSER, scene).about(subject);
        Instant due = NewBrowserPolicy.due(history, now);
        if (due.isAfter(now)) {
            recorder.defer(notice.dueAt(due));
        } else {
            recorder.writeToCounting(notice);
        }
    }
}
