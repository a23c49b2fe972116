package dev.identitycheck.domain.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes entries of the ledger: a known one unless a test says otherwise. */
public final class LedgerEntries {

    private String id = "e1";
    private IdentityKey key = new IdentityKey("spid", "d1", "l1", List.of());
    private LinkOrigin origin = LinkOrigin.LOGIN;
    private IdentityState state = IdentityState.KNOWN;
    private @Nullable ConfirmationMethod by;
    private final Instant firstSeen;
    private @Nullable Instant lastAsked;
    private @Nullable Instant lastUsed;

    private LedgerEntries(Instant firstSeen) {
        this.firstSeen = firstSeen;
    }

    public static LedgerEntries seen(Instant firstSeen) {
        return new LedgerEntries(firstSeen);
    }

    public LedgerEntries id(String newId) {
        this.id = newId;
        return this;
    }

    public LedgerEntries key(IdentityKey newKey) {
        this.key = newKey;
        return this;
    }

    public LedgerEntries key(String alias, String digest, String link, String... claims) {
        return key(new IdentityKey(alias, digest, link, List.of(claims)));
    }

    public LedgerEntries origin(LinkOrigin newOrigin) {
        this.origin = newOrigin;
        return this;
    }

    public LedgerEntries state(IdentityState newState) {
        this.state = newState;
        return this;
    }

    public LedgerEntries by(@Nullable ConfirmationMethod method) {
        this.by = method;
        return this;
    }

    public LedgerEntries asked(@Nullable Instant time) {
        this.lastAsked = time;
        return this;
    }

    public LedgerEntries used(@Nullable Instant time) {
        this.lastUsed = time;
        return this;
    }

    public LedgerEntry make() {
        return new LedgerEntry(
                id, key, origin, new Confirmation(state, by, false), new EntryTimes(firstSeen, lastAsked, lastUsed));
    }
}
