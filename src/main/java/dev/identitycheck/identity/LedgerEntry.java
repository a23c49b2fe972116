package dev.identitycheck.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One identity in the ledger.
 *
 * @param id names the entry towards support
 * @param identityProvider the provider's alias when the entry was made
 * @param digest {@link IdentityDigest} of the identity
 * @param claims names of the fingerprint claims that went into the digest
 * @param firstSeen when the identity was first seen
 * @param confirmedBy what made it known; null while unconfirmed
 * @param state how the owner stands to it
 * @param origin who made the link
 * @param lastAsked when its owner was last asked to confirm it; null if never
 * @param lastUsed when it was last used, to 30 days; null if never since it became known
 */
public record LedgerEntry(
        String id,
        String identityProvider,
        String digest,
        List<String> claims,
        Instant firstSeen,
        @Nullable ConfirmedBy confirmedBy,
        EntryState state,
        LinkOrigin origin,
        @Nullable Instant lastAsked,
        @Nullable Instant lastUsed) {

    public LedgerEntry {
        claims = List.copyOf(claims);
    }

    static LedgerEntry unconfirmed(String id, Identity identity, String digest, LinkOrigin origin, Instant now) {
        return new LedgerEntry(
                id, identity.alias(), digest, List.of(), now, null, EntryState.UNCONFIRMED, origin, null, null);
    }

    LedgerEntry known(ConfirmedBy by, Instant now) {
        return new LedgerEntry(
                id, identityProvider, digest, claims, firstSeen, by, EntryState.KNOWN, origin, lastAsked, now);
    }

    LedgerEntry asked(Instant now) {
        return new LedgerEntry(
                id, identityProvider, digest, claims, firstSeen, confirmedBy, state, origin, now, lastUsed);
    }

    LedgerEntry used(Instant now) {
        return new LedgerEntry(
                id, identityProvider, digest, claims, firstSeen, confirmedBy, state, origin, lastAsked, now);
    }

    LedgerEntry notAsked() {
        return new LedgerEntry(
                id, identityProvider, digest, claims, firstSeen, confirmedBy, state, origin, null, lastUsed);
    }

    /** Whether the link was made by a login and is not confirmed: it goes when somebody gives up or is locked out. */
    public boolean isRemovable() {
        return state == EntryState.UNCONFIRMED && origin == LinkOrigin.LOGIN;
    }

    /** Whether the owner has been asked about such a link and has not answered yet. */
    public boolean awaitsConfirmation() {
        return isRemovable() && lastAsked != null;
    }

    /** When somebody last had to do with this entry. */
    public Instant lastTouched() {
        return Objects.requireNonNullElse(lastUsed, Objects.requireNonNullElse(lastAsked, firstSeen));
    }
}
