package dev.identitycheck.domain.disown;

import static dev.identitycheck.domain.notice.Notices.NOON;
import static dev.identitycheck.domain.notice.Notices.SCENE;

import dev.identitycheck.domain.identity.LedgerEntries;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.RequestContext;
import java.util.List;

/** An account's history that a test tells, a minute after another. */
final class Happened {

    /** The identity that is disowned. */
    static final LedgerEntry THEIRS = identity("theirs");

    private NoticeHistory history = NoticeHistory.EMPTY;
    private int minutes;

    static LedgerEntry identity(String name) {
        return LedgerEntries.seen(NOON)
                .id(name)
                .key("spid-" + name, "digest-" + name, "link-" + name)
                .make();
    }

    static Happened first() {
        return new Happened().accessed(NoticeType.CONFIRMED, THEIRS, "");
    }

    Happened done(NoticeType kind, String through) {
        return done(kind, through, NoticeSubject.NONE);
    }

    Happened done(NoticeType kind, String through, NoticeSubject subject) {
        return enter(next(kind, SCENE).about(subject).through(through));
    }

    Happened accessed(NoticeType kind, LedgerEntry entry, String through) {
        return enter(next(kind, SCENE).about(entry).through(through));
    }

    Happened contact(String masked, String through) {
        return enter(next(NoticeType.CONTACT_CHANGED, SCENE)
                .aboutContacts(List.of(new NewContact("digest of " + masked, masked)))
                .through(through));
    }

    Happened byAdministrator(NoticeType kind) {
        return enter(next(kind, new RequestContext("", "", "", "it", "")));
    }

    /** The owner disowns a notice before anything else happens. */
    Happened disowned(String id) {
        history = history.disowned(id, NOON.plusSeconds(minutes * 60L + 30), List.of());
        return this;
    }

    Happened enter(Notice notice) {
        history = history.plus(notice);
        return this;
    }

    Notice next(NoticeType kind, RequestContext scene) {
        minutes++;
        return Notice.of("n" + minutes, kind, NOON.plusSeconds(minutes * 60L), scene);
    }

    NoticeHistory history() {
        return history;
    }

    /** What happened in this minute, from 1. */
    Notice notice(int minute) {
        return history.find("n" + minute).orElseThrow().notice();
    }
}
