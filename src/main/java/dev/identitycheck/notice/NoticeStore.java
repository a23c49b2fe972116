package dev.identitycheck.notice;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.FormerContacts;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeFlood;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeRouting;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.settings.RealmSettings;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Stores notices in an account's history and outbox.
 *
 * @param account the account, under its row lock
 * @param policy which of the contacts are notified, by the settings
 */
record NoticeStore(LockedAccount account, NotifyPolicy policy) {

    private static final Logger LOG = Logger.getLogger(NoticeStore.class);

    /**
     * Enters a notice in the history, and in the outbox if somebody is to be told.
     *
     * @return the notice with those who are told
     */
    Notice add(Notice notice) {
        AccountNotices notices = new AccountNotices(account);
        Notice told = addressed(notice);
        NoticeHistory before = notices.history();
        NoticeHistory history = told.kind().isForSupport() ? before : before.plus(told);
        if (!told.to().isEmpty()) {
            history = enter(notices, history, told);
        } else {
            noteUntold(told);
        }
        if (!history.equals(before)) {
            notices.store(history);
        }
        return told;
    }

    /** Has an event say that nobody can be told of a notice, unless nobody is to be told. */
    void noteUntold(Notice notice) {
        if (isUntold(notice)) {
            UntoldNotices.of(account.session(), account.user().getId()).add(notice);
        }
    }

    /** A notice with those who are told: nobody where it is silent, else those of former contacts too. */
    Notice addressed(Notice notice) {
        return isSilent(notice) ? notice.to(List.of()) : atFormerContactsToo(new AccountNotices(account), notice);
    }

    // Whoever has replaced a contact must not be the only one to be told of what follows.
    private Notice atFormerContactsToo(AccountNotices notices, Notice notice) {
        FormerContacts stored = notices.formerContacts();
        if (policy == NotifyPolicy.NONE || notice.kind().isForSupport() || stored.equals(FormerContacts.NONE)) {
            return notice;
        }
        FormerContacts live = stored.live(notice.at());
        if (!live.equals(stored)) {
            notices.store(live);
        }
        return notice.to(NoticeRouting.union(notice.to(), live.destinations()));
    }

    /** Enters a notice in the outbox, where it may wait; it gets into the history when it is sent. */
    void defer(Notice notice) {
        AccountNotices notices = new AccountNotices(account);
        NoticeHistory before = notices.history();
        NoticeHistory history = enter(notices, before, notice);
        if (!history.equals(before)) {
            notices.store(history);
        }
    }

    private NoticeHistory enter(AccountNotices notices, NoticeHistory history, Notice notice) {
        NoticeFlood after = NoticeFlood.add(notices.outbox(), history, notice);
        notices.store(after.outbox());
        after.lost().forEach(lost -> {
            LOG.warnf(
                    "identity-check event=notice_crowded_out realm=%s user=%s kind=%s",
                    account.realm().getName(),
                    account.user().getId(),
                    lost.kind().key());
            UntoldNotices.of(account.session(), account.user().getId()).add(lost);
        });
        return after.history();
    }

    private boolean isSilent(Notice notice) {
        return RealmSettings.of(account.realm()).isSilent(notice.kind());
    }

    // Whoever has just opened an account has nobody yet to be told.
    private boolean isUntold(Notice notice) {
        return policy != NotifyPolicy.NONE
                && notice.kind() != NoticeType.FIRST
                && notice.kind().isForOwner()
                && !isSilent(notice);
    }
}
