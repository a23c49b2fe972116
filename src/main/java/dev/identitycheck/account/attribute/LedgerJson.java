package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.known;
import static dev.identitycheck.account.attribute.JsonCodec.present;
import static dev.identitycheck.account.attribute.JsonCodec.value;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.identitycheck.domain.identity.Confirmation;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.EntryTimes;
import dev.identitycheck.domain.identity.IdentityKey;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.IdentityState;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.identity.LinkOrigin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the identity ledger in its attribute: {@code {v, salt, entries:[{id, identityProvider, digest, link,
 * claims, firstSeen, confirmedBy, state, origin, lastAsked, lastUsed, owesProof}]}}, times in epoch seconds. Without
 * claims there is no {@code link}, since it equals the digest. Fields of later versions are ignored.
 */
public final class LedgerJson {

    private LedgerJson() {}

    public static String write(IdentityLedger ledger) {
        List<Entry> entries = ledger.entries().stream().map(LedgerJson::entry).toList();
        return JsonCodec.write(new Ledger(VERSION, ledger.salt(), entries));
    }

    /**
     * Reads an identity ledger.
     *
     * @throws UnreadableAccountException when the ledger is damaged
     */
    public static IdentityLedger read(String json) {
        return JsonCodec.read(
                AccountAttributes.IDENTITIES,
                json,
                Ledger.class,
                ledger -> new IdentityLedger(
                        present(ledger.salt),
                        present(ledger.entries).stream().map(LedgerJson::entry).toList()));
    }

    /** Whether the ledger may hold an entry that owes a proof, decided without parsing. */
    public static boolean mayOweProof(String json) {
        return json.contains("owesProof");
    }

    static Entry entry(LedgerEntry e) {
        ConfirmationMethod by = e.confirmedBy();
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
                new IdentityKey(
                        present(e.identityProvider),
                        present(e.digest),
                        present(e.link == null ? e.digest : e.link),
                        present(e.claims)),
                // Written since the first version; an entry without an origin was not made by a login.
                e.origin == null ? LinkOrigin.ADMINISTRATOR : value(LinkOrigin.values(), LinkOrigin::key, e.origin),
                new Confirmation(
                        value(IdentityState.values(), IdentityState::key, present(e.state)),
                        confirmedBy(e),
                        Boolean.TRUE.equals(e.owesProof)),
                new EntryTimes(Instant.ofEpochSecond(present(e.firstSeen)), instant(e.lastAsked), instant(e.lastUsed)));
    }

    /** Null also for a method that only a later version knows: the state alone says that the identity is known. */
    private static @Nullable ConfirmationMethod confirmedBy(Entry e) {
        return e.confirmedBy == null
                ? null
                : known(ConfirmationMethod.values(), ConfirmationMethod::key, e.confirmedBy)
                        .orElse(null);
    }

    private static @Nullable Long seconds(@Nullable Instant time) {
        return time == null ? null : time.getEpochSecond();
    }

    private static @Nullable Instant instant(@Nullable Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Ledger(int v, @Nullable String salt, @Nullable List<Entry> entries) implements JsonCodec.Versioned {}

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
