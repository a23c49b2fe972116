package dev.identitycheck.domain.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One identity in the ledger.
 *
 * @param id names the entry towards support
 * @param identityProvider the provider's alias when the entry was made
 * @param digest {@link IdentityDigest} of the identity
 * @param link the same of provider and subject alone: all that is known of an identity whose link goes
 * @param claims names of the fingerprint claims that went into the digest
 * @param firstSeen when the identity was first seen
 * @param confirmedBy what made it known; null while unconfirmed, but for one that is doubted ({@link #isDoubted})
 * @param state how the owner stands to it
 * @param origin who made the link
 * @param lastAsked when its owner was last asked to confirm it; null if never
 * @param lastUsed when it was last used, to 30 days; null if never since it became known; when it was disowned, if it was
 * @param owesProof whether it made the account and no login of its own has proved an address for it
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

    /** One that owes no proof. */
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
                .fitted(identity, salt);
    }

    /** Whether this entry speaks of that identity: the values of its own claims, whatever the settings say now, are the same. */
    boolean matches(Identity identity, String salt) {
        return digest.equals(IdentityDigest.of(identity, claims, salt));
    }

    /** Takes in the claims that the settings have come to name. Those that they name no more may stay. */
    LedgerEntry fitted(Identity identity, String salt) {
        if (isFit(identity)) {
            return this;
        }
        String fit = IdentityDigest.of(identity, salt);
        List<String> names = identity.fingerprint().names();
        return new LedgerEntry(
                id,
                identityProvider,
                fit,
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

    /** Whether this entry tells apart all that the settings want told apart. A block stays as wide as it was made. */
    public boolean isFit(Identity identity) {
        return state == IdentityState.DISOWNED || identity.fingerprint().isCoveredBy(claims);
    }

    /** This entry under another subject; nothing if it was made with claims of somebody else. */
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
        return pays(by) ? known.settled() : known;
    }

    // A text message proves no address; but who is asked because somebody else proved one has nothing else to prove.
    private boolean pays(ConfirmationMethod by) {
        return switch (by) {
            case EMAIL, BOTH, SUPPORT -> true;
            case SMS -> isDoubted();
            case PIN, FIRST, EXISTING, SECOND_FACTOR -> false;
        };
    }

    /** A login of this identity has proved an address of the account. */
    LedgerEntry settled() {
        return with(confirmedBy, state, lastAsked, lastUsed, false);
    }

    /** Somebody else has proved a contact of the account that this identity made: it is asked from now on. */
    LedgerEntry doubted() {
        return owesProof && state != IdentityState.DISOWNED
                ? with(ConfirmationMethod.FIRST, IdentityState.UNCONFIRMED, lastAsked, lastUsed)
                : this;
    }

    /** Whether this identity is no longer trusted for having made the account. */
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

    /** Whether the link was made by a login and is not confirmed: it goes when somebody gives up or is locked out. */
    public boolean isRemovable() {
        return state == IdentityState.UNCONFIRMED && origin == LinkOrigin.LOGIN;
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
