package dev.identitycheck.domain.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One identity in the ledger.
 *
 * @param id identifies the entry to support staff
 * @param key by what the identity is recognized
 * @param origin who made the link
 * @param confirmation what the owner has said of it
 * @param times when it was seen, asked about and used
 */
public record LedgerEntry(String id, IdentityKey key, LinkOrigin origin, Confirmation confirmation, EntryTimes times) {

    static LedgerEntry unconfirmed(String id, Identity identity, String salt, LinkOrigin origin, Instant now) {
        return new LedgerEntry(
                id, IdentityKey.of(identity, salt), origin, Confirmation.none(origin), new EntryTimes(now, null, null));
    }

    /** {@link IdentityKey#identityProvider} */
    public String identityProvider() {
        return key.identityProvider();
    }

    /** {@link IdentityKey#digest} */
    public String digest() {
        return key.digest();
    }

    /** {@link IdentityKey#link} */
    public String link() {
        return key.link();
    }

    /** {@link IdentityKey#claims} */
    public List<String> claims() {
        return key.claims();
    }

    /** {@link Confirmation#state} */
    public IdentityState state() {
        return confirmation.state();
    }

    /** {@link Confirmation#by} */
    public @Nullable ConfirmationMethod confirmedBy() {
        return confirmation.by();
    }

    /** {@link Confirmation#owesProof} */
    public boolean owesProof() {
        return confirmation.owesProof();
    }

    /** {@link EntryTimes#firstSeen} */
    public Instant firstSeen() {
        return times.firstSeen();
    }

    /** {@link EntryTimes#lastAsked} */
    public @Nullable Instant lastAsked() {
        return times.lastAsked();
    }

    /** {@link EntryTimes#lastUsed} */
    public @Nullable Instant lastUsed() {
        return times.lastUsed();
    }

    /** {@link IdentityKey#matches} */
    boolean matches(Identity identity, String salt) {
        return key.matches(identity, salt);
    }

    /**
     * Rewrites this entry with the claims that the settings name now, if it lacks one of them. Claims no longer named
     * may stay.
     */
    LedgerEntry withNamedClaims(Identity identity, String salt) {
        return isFit(identity) ? this : with(key.withNamedClaims(identity, salt));
    }

    /** Whether this entry has every claim that the settings name. A block keeps the claims that it was made with. */
    public boolean isFit(Identity identity) {
        return state() == IdentityState.DISOWNED || key.covers(identity.fingerprint());
    }

    /** This entry for another subject; empty if it was made with other claims and is no block. */
    Optional<LedgerEntry> moved(Identity from, Identity to, String salt) {
        return key.moved(from, to, salt)
                .or(() -> state() == IdentityState.DISOWNED
                        ? Optional.of(key.movedWithoutClaims(to, salt))
                        : Optional.empty())
                .map(this::with);
    }

    LedgerEntry known(ConfirmationMethod by, Instant now) {
        return with(confirmation.known(by), times.used(now));
    }

    /** Records that a login of this identity has proved an address of the account. */
    LedgerEntry settled() {
        return with(confirmation.settled(), times);
    }

    /**
     * Withdraws the trust in the identity for having created the account, after somebody else proved a contact of the
     * account. The owner is asked about it from now on.
     */
    LedgerEntry doubted() {
        return with(confirmation.doubted(), times);
    }

    /** Whether this identity is no longer trusted for having created the account. */
    public boolean isDoubted() {
        return confirmation.isDoubted();
    }

    LedgerEntry asked(Instant now) {
        return with(confirmation, times.asked(now));
    }

    LedgerEntry used(Instant now) {
        return with(confirmation, times.used(now));
    }

    LedgerEntry disowned(Instant now) {
        return with(confirmation.disowned(), times.asked(null).used(now));
    }

    LedgerEntry notAsked() {
        return with(confirmation, times.asked(null));
    }

    private LedgerEntry with(IdentityKey newKey) {
        return new LedgerEntry(id, newKey, origin, confirmation, times);
    }

    private LedgerEntry with(Confirmation newConfirmation, EntryTimes newTimes) {
        return new LedgerEntry(id, key, origin, newConfirmation, newTimes);
    }

    /** Whether the link was made by a login and is not confirmed: it is removed on cancel or lockout. */
    public boolean isRemovable() {
        return state() == IdentityState.UNCONFIRMED && origin == LinkOrigin.LOGIN;
    }

    /** Whether the owner has been asked about a link made by a login and has not answered yet. */
    public boolean awaitsConfirmation() {
        return isRemovable() && lastAsked() != null;
    }

    /** {@link EntryTimes#lastTouched} */
    public Instant lastTouched() {
        return times.lastTouched();
    }
}
