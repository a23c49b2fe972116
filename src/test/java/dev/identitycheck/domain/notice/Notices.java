package dev.identitycheck.domain.notice;

import dev.identitycheck.domain.identity.LedgerEntries;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.time.Instant;
import java.util.List;

/** Notices for tests. */
public final class Notices {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final NoticeDestination MAIL = new NoticeDestination(NoticeChannel.EMAIL, "anna@example.org");
    public static final NoticeDestination PHONE = new NoticeDestination(NoticeChannel.SMS, "+393331234567");
    public static final RequestContext SCENE =
            new RequestContext("192.0.2.1", "Firefox 140", "Linux", "it", "https://login.agency.example/");

    private Notices() {}

    public static Notice notice(String id, NoticeType kind) {
        return Notice.of(id, kind, NOON, SCENE).to(List.of(MAIL));
    }

    public static LedgerEntry entry() {
        return LedgerEntries.seen(NOON)
                .id("entry-1")
                .key("spid", "digest", "link", "spidCode")
                .used(NOON)
                .make();
    }
}
