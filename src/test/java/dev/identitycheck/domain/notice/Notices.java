package dev.identitycheck.notice;

import dev.identitycheck.identity.EntryState;
import dev.identitycheck.identity.LedgerEntry;
import dev.identitycheck.identity.LinkOrigin;
import java.time.Instant;
import java.util.List;

/** Facts to test with. */
public final class Facts {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final Destination MAIL = new Destination(Way.EMAIL, "anna@example.org");
    public static final Destination PHONE = new Destination(Way.SMS, "+393331234567");
    public static final Scene SCENE =
            new Scene("192.0.2.1", "Firefox 140", "Linux", "it", "https://login.agency.example/");

    private Facts() {}

    public static Fact fact(String id, NoticeKind kind) {
        return Fact.of(id, kind, NOON, SCENE).to(List.of(MAIL));
    }

    public static LedgerEntry entry() {
        return new LedgerEntry(
                "entry-1",
                "spid",
                "digest",
                "link",
                List.of("spidCode"),
                NOON,
                null,
                EntryState.KNOWN,
                LinkOrigin.LOGIN,
                null,
                NOON);
    }
}
