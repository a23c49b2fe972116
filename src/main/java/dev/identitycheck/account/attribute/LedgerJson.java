package dev.identitycheck.account;

import static dev.identitycheck.account.StoredJson.VERSION;
import static dev.identitycheck.account.StoredJson.known;
import static dev.identitycheck.account.StoredJson.present;
import static dev.identitycheck.account.StoredJson.value;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.identitycheck.identity.ConfirmedBy;
import dev.identitycheck.identity.EntryState;
import dev.identitycheck.identity.IdentityLedger;
import dev.identitycheck.identity.LedgerEntry;
import dev.identitycheck.identity.LinkOrigin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as it stands in its attribute: {@code {v, salt, entries:[{id, identityProvider, digest, link, claims,
 * firstSeen, confirmedBy, state, origin, lastAsked, lastUsed, owesProof}]}}, times in epoch seconds. Without claims there is no
 * {@code link}: it is the digest. Fields of later versions are passed over.
 */
public final class LedgerJson {

    private LedgerJson() {}

    static String write(IdentityLedger ledger) {
        List<Entry> entries = ledger.entries().stream().map(LedgerJson::entry).toList();
        return StoredJson.write(new Ledger(VERSION, ledger.salt(), entries));
    }

    /**
     * Reads a ledger.
     *
     * @throws UnreadableAccountException when it is damaged
     */
    public static IdentityLedger read(String json) {
        return StoredJson.read(
                AccountAttributes.IDENTITIES,
                json,
                Ledger.class,
                ledger -> new IdentityLedger(
                        present(ledger.salt),
                        present(ledger.entries).stream().map(LedgerJson::entry).toList()));
    }

    /** Whether it is worth a look whether somebody owes a proof. */
    static boolean speaksOfOwing(String json) {
        return json.contains("owesProof");
    }

    static Entry entry(LedgerEntry e) {
        ConfirmedBy by = e.confirmedBy();
        return new Entry(
                e.id(),
                e.identityProvider(),
                e.digest(),
                e.link().equals(e.digest()) ? null : e.link(),
                e.claims(),
                e.firstSeen().getEpochSecond(),
                by == null ? null : by.key(),
                e.state().key(),
                e.origin().key(),
                seconds(e.lastAsked()),
                seconds(e.lastUsed()),
                e.owesProof() ? Boolean.TRUE : null);
    }

    static LedgerEntry entry(Entry e) {
        return new LedgerEntry(
                present(e.id),
                present(e.identityProvider),
                present(e.digest),
                present(e.link == null ? e.digest : e.link),
                present(e.claims),
                Instant.ofEpochSecond(present(e.firstSeen)),
                // Whatever a later version let confirm it, it is known; that is said by the state alone.
                e.confirmedBy == null
                        ? null
                        : known(ConfirmedBy.values(), ConfirmedBy::key, e.confirmedBy)
                                .orElse(null),
                value(EntryState.values(), EntryState::key, present(e.state)),
                // Written from the first version on; an entry without it is nobody's login.
                e.origin == null ? LinkOrigin.ADMINISTRATOR : value(LinkOrigin.values(), LinkOrigin::key, e.origin),
                instant(e.lastAsked),
                instant(e.lastUsed),
                Boolean.TRUE.equals(e.owesProof));
    }

    private static @Nullable Long seconds(@Nullable Instant time) {
        return time == null ? null : time.getEpochSecond();
    }

    private static @Nullable Instant instant(@Nullable Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Ledger(int v, @Nullable String salt, @Nullable List<Entry> entries)
            implements StoredJson.Versioned {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            @Nullable String id,
            @Nullable String identityProvider,
            @Nullable String digest,
            @Nullable String link,
            @Nullable List<String> claims,
            @Nullable Long firstSeen,
            @Nullable String confirmedBy,
            @Nullable String state,
            @Nullable String origin,
            @Nullable Long lastAsked,
            @Nullable Long lastUsed,
            @Nullable Boolean owesProof) {}
}
