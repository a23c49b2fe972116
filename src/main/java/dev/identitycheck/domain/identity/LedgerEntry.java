package dev.identitycheck.domain.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One identity in the ledger.
 *
 * @param id identifies the entry to support staff
 * @param identityProvider the provider's alias when the entry was made
 * @param digest {@link IdentityDigest} of the identity
 * @param link the digest of provider and subject alone: all that is known of an identity whose link is removed
 * @param claims names of the fingerprint claims that went into the digest
 * @param firstSeen when the identity was first seen
 * @param confirmedBy what made it known; null while unconfirmed, unless it is doubted ({@link #isDoubted})
 * @param state whether the owner confirmed or disowned it
 * @param origin who made the link
 * @param lastAsked when its owner was last asked to confirm it; null if never
 * @param lastUsed when it was last used, to 30 days; null if never since it became known; the time of its disowning if
 * it is disowned
 * @param owesProof whether it created the account and no login of its own has proved an address for it
 */
public record LedgerEntry(
        String id,
        String identityProvider,
        String digest,
        String link,
        List<String> claims,
        Instant firstSeen,
        @Nullable ConfirmationMethod confirmedBy,
        IdentityState state,
        LinkOrigin origin,
        @Nullable Instant lastAsked,
        @Nullable Instant lastUsed,
        boolean owesProof) {

    public LedgerEntry {
        claims = List.copyOf(claims);
    }

    /** An entry that owes no proof of an address. */
    public LedgerEntry(
            String id,
            String identityProvider,
            String digest,
            String link,
            List<String> claims,
            Instant firstSeen,
            @Nullable ConfirmationMethod confirmedBy,
            IdentityState state,
            LinkOrigin origin,
            @Nullable Instant lastAsked,
            @Nullable Instant lastUsed) {
        this(
                id,
                identityProvider,
                digest,
                link,
                claims,
                firstSeen,
                confirmedBy,
                state,
                origin,
                lastAsked,
                lastUsed,
                false);
    }

    static LedgerEntry unconfirmed(String id, Identity identity, String salt, LinkOrigin origin, Instant now) {
        String link = IdentityDigest.of(identity.link(), salt);
        return new LedgerEntry(
                        id,
                        identity.alias(),
                        link,
                        link,
                        List.of(),
                        now,
                        null,
                        IdentityState.UNCONFIRMED,
                        origin,
                        null,
                        null,
                        origin == LinkOrigin.REGISTRATION)
                .withNamedClaims(identity, salt);
    }

    /**
     * Whether this entry belongs to an identity: the claims that it was made with, whatever the settings name now, have
     * the same values.
     */
    boolean matches(Identity identity, String salt) {
        return digest.equals(IdentityDigest.of(identity, claims, salt));
    }

    /**
     * Rewrites this entry with the claims that the settings name now, if it lacks one of them. Claims no longer named
     * may stay.
     */
    LedgerEntry withNamedClaims(Identity identity, String salt) {
        if (isFit(identity)) {
            return this;
        }
        String fittedDigest = IdentityDigest.of(identity, salt);
        List<String> names = identity.fingerprint().names();
        return new LedgerEntry(
                id,
                identityProvider,
                fittedDigest,
                link,
                names,
                firstSeen,
                confirmedBy,
                state,
                origin,
                lastAsked,
                lastUsed,
                owesProof);
    }

    /** Whether this entry has every claim that the settings name. A block keeps the claims that it was made with. */
    public boolean isFit(Identity identity) {
        return state == IdentityState.DISOWNED || identity.fingerprint().isCoveredBy(claims);
    }

    /** This entry for another subject; empty if it was made with other claims and is no block. */
    Optional<LedgerEntry> moved(Identity from, Identity to, String salt) {
        if (matches(from.with(to.fingerprint()), salt)) {
            return Optional.of(moved(to, claims, salt));
        }
        return state == IdentityState.DISOWNED ? Optional.of(moved(to, List.of(), salt)) : Optional.empty();
    }

    private LedgerEntry moved(Identity to, List<String> names, String salt) {
        return new LedgerEntry(
                id,
                identityProvider,
                IdentityDigest.of(to, names, salt),
                IdentityDigest.of(to.link(), salt),
                names,
                firstSeen,
                confirmedBy,
                state,
                origin,
                lastAsked,
                lastUsed,
                owesProof);
    }

    LedgerEntry known(ConfirmationMethod by, Instant now) {
        LedgerEntry known = with(by, IdentityState.KNOWN, lastAsked, now);
        return fulfilsProof(by) ? known.settled() : known;
    }

    // A text message proves no address; but an identity that is asked because somebody else proved one has nothing else
    // to prove.
    private boolean fulfilsProof(ConfirmationMethod by) {
        return switch (by) {
            case EMAIL, BOTH, SUPPORT -> true;
            case SMS -> isDoubted();
            case PIN, FIRST, EXISTING, SECOND_FACTOR -> false;
        };
    }

    /** Records that a login of this identity has proved an address of the account. */
    LedgerEntry settled() {
        return with(confirmedBy, state, lastAsked, lastUsed, false);
    }

    /**
     * Withdraws the trust in the identity for having created the account, after somebody else proved a contact of the
     * account. The owner is asked about it from now on.
     */
    LedgerEntry doubted() {
        return owesProof && state != IdentityState.DISOWNED
                ? with(ConfirmationMethod.FIRST, IdentityState.UNCONFIRMED, lastAsked, lastUsed)
                : this;
    }

    /** Whether this identity is no longer trusted for having created the account. */
    public boolean isDoubted() {
        return state == IdentityState.UNCONFIRMED && confirmedBy == ConfirmationMethod.FIRST;
    }

    LedgerEntry asked(Instant now) {
        return with(confirmedBy, state, now, lastUsed);
    }

    LedgerEntry used(Instant now) {
        return with(confirmedBy, state, lastAsked, now);
    }

    LedgerEntry disowned(Instant now) {
        return with(confirmedBy, IdentityState.DISOWNED, null, now);
    }

    LedgerEntry notAsked() {
        return with(confirmedBy, state, null, lastUsed);
    }

    private LedgerEntry with(
            @Nullable ConfirmationMethod by, IdentityState newState, @Nullable Instant asked, @Nullable Instant used) {
        return with(by, newState, asked, used, owesProof);
    }

    private LedgerEntry with(
            @Nullable ConfirmationMethod by,
            IdentityState newState,
            @Nullable Instant asked,
            @Nullable Instant used,
            boolean owes) {
        return new LedgerEntry(
                id, identityProvider, digest, link, claims, firstSeen, by, newState, origin, asked, used, owes);
    }

    /** Whether the link was made by a login and is not confirmed: it is removed on cancel or lockout. */
    public boolean isRemovable() {
        return state == IdentityState.UNCONFIRMED && origin == LinkOrigin.LOGIN;
    }

    /** Whether the owner has been asked about a link made by a login and has not answered yet. */
    public boolean awaitsConfirmation() {
        return isRemovable() && lastAsked != null;
    }

    /** When the entry was last used, else when its owner was last asked, else when it was first seen. */
    public Instant lastTouched() {
        return Objects.requireNonNullElse(lastUsed, Objects.requireNonNullElse(lastAsked, firstSeen));
    }
}
