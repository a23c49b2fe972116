package dev.identitycheck.domain.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The identities that have signed in to one account, and which of them its owner confirmed. An identity is known only
 * if its ledger entry says so.
 *
 * @param salt random, for this ledger alone
 * @param entries at most {@link #LIMIT}; one more, unconfirmed, if all others are known or disowned
 */
public record IdentityLedger(String salt, List<LedgerEntry> entries) {

    /** The largest number of identities in one ledger. */
    public static final int LIMIT = LedgerCapacity.LIMIT;

    // Of several matching entries, the one made with the most claims describes the identity best; among those, a
    // disowned entry comes first.
    private static final Comparator<LedgerEntry> CLOSEST = Comparator.<LedgerEntry>comparingInt(
                    e -> e.claims().size())
            .thenComparing(e -> e.state() == IdentityState.DISOWNED)
            .thenComparing(e -> e.state() == IdentityState.KNOWN);

    public IdentityLedger {
        entries = List.copyOf(entries);
        if (salt.isEmpty()) {
            throw new IllegalArgumentException("a ledger has a salt");
        }
    }

    /** The identity's digest under this ledger's salt; the same identity has another digest in each account. */
    public String digest(Identity identity) {
        return IdentityDigest.of(identity, salt);
    }

    /** The identity's entry. Each entry is compared by the claims that it was made with. */
    public Optional<LedgerEntry> find(Identity identity) {
        return entriesOfLink(identity).filter(e -> e.matches(identity, salt)).max(CLOSEST);
    }

    /**
     * The identity's entry, or the one that it would have as unconfirmed: what a message can be about before the ledger
     * holds the identity.
     */
    public LedgerEntry entryOf(Identity identity, LinkOrigin origin, String id, Instant now) {
        return find(identity).orElseGet(() -> LedgerEntry.unconfirmed(id, identity, salt, origin, now));
    }

    /** Whether the identity of an entry that this ledger holds, or might have held, is known by now. */
    public boolean knows(LedgerEntry entry) {
        return entries.stream()
                .anyMatch(e ->
                        isKnown(e) && (e.id().equals(entry.id()) || e.digest().equals(entry.digest())));
    }

    /** Removes one entry, so that its identity is new. */
    public IdentityLedger without(LedgerEntry entry) {
        return new IdentityLedger(
                salt, entries.stream().filter(e -> !e.equals(entry)).toList());
    }

    /** Whether the owner confirmed this identity, or a policy trusted it. */
    public boolean knows(Identity identity) {
        return find(identity).filter(IdentityLedger::isKnown).isPresent();
    }

    /** Whether any identity with the same link (provider and subject) is known. */
    public boolean knowsLink(Identity identity) {
        return entriesOfLink(identity).anyMatch(IdentityLedger::isKnown);
    }

    /** Adds an identity as unconfirmed. An existing entry only takes over the claims that the settings name now. */
    public IdentityLedger withUnconfirmed(Identity identity, LinkOrigin origin, String id, Instant now) {
        return find(identity).isPresent()
                ? withNamedClaims(identity)
                : new IdentityLedger(
                        salt,
                        LedgerCapacity.addUnconfirmed(
                                entries, LedgerEntry.unconfirmed(id, identity, salt, origin, now)));
    }

    /** Makes an identity known, whether or not it has an entry. */
    public IdentityLedger withKnown(
            Identity identity, ConfirmationMethod by, LinkOrigin origin, String id, Instant now) {
        IdentityLedger ledger = withUnconfirmed(identity, origin, id, now).change(identity, e -> e.known(by, now));
        return ledger.find(identity)
                .map(known -> new IdentityLedger(salt, LedgerCapacity.limitConfirmed(ledger.entries, known)))
                .orElse(ledger);
    }

    /** Rewrites the identity's entry with the claims that the settings name now, if it lacks one of them. */
    public IdentityLedger withNamedClaims(Identity identity) {
        return find(identity).filter(e -> !e.isFit(identity)).isEmpty()
                ? this
                : change(identity, e -> e.withNamedClaims(identity, salt));
    }

    /** Records that the owner is asked to confirm the identity. */
    public IdentityLedger withAsked(Identity identity, Instant now) {
        return change(identity, e -> e.asked(now));
    }

    /** Records that the owner is not asked, as when people without a contact are let in. */
    public IdentityLedger withoutAsking(Identity identity) {
        return change(identity, LedgerEntry::notAsked);
    }

    /** Records that the identity was used. */
    public IdentityLedger withUsed(Identity identity, Instant now) {
        return change(identity, e -> e.used(now));
    }

    /** Removes every entry of the identity's link, as when the link is removed. A disowned entry stays as a block. */
    public IdentityLedger without(Identity identity) {
        List<LedgerEntry> removed = entriesOfLink(identity)
                .filter(e -> e.state() != IdentityState.DISOWNED)
                .toList();
        return new IdentityLedger(
                salt, entries.stream().filter(e -> !removed.contains(e)).toList());
    }

    /**
     * Transfers the entries of one link to another, as when a provider changes its subject ids. An entry made with
     * claims can be rewritten only for the identity that signs in; of the other entries only blocks stay, and such a
     * block then covers the whole link.
     *
     * @param to the identity that signs in, with the claims of its provider
     */
    public IdentityLedger moved(Identity from, Identity to) {
        List<LedgerEntry> moving = entriesOfLink(from).toList();
        return new IdentityLedger(
                salt,
                entries.stream()
                        .flatMap(e -> moving.contains(e) ? e.moved(from, to, salt).stream() : Stream.of(e))
                        .toList());
    }

    /** The entry with this id. */
    public Optional<LedgerEntry> entry(String id) {
        return entries.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /** Whether an entry belongs to the identity's link. */
    public boolean isBehind(LedgerEntry entry, Identity identity) {
        return entry.link().equals(digest(identity.link()));
    }

    /**
     * Disowns an identity that is or was in this ledger. Its link may have been removed, or the identity entered anew,
     * before the owner disowned it.
     */
    public IdentityLedger withDisowned(LedgerEntry entry, Instant now) {
        Optional<LedgerEntry> present =
                entries.stream().filter(e -> e.digest().equals(entry.digest())).max(CLOSEST);
        List<LedgerEntry> others =
                entries.stream().filter(e -> !e.digest().equals(entry.digest())).toList();
        return new IdentityLedger(
                salt, LedgerCapacity.addBlock(others, present.orElse(entry).disowned(now)));
    }

    /** Removes the block with this id; its identity is new again. */
    public IdentityLedger withAllowed(String id) {
        return new IdentityLedger(
                salt,
                entries.stream()
                        .filter(e -> !e.id().equals(id) || e.state() != IdentityState.DISOWNED)
                        .toList());
    }

    /** Removes blocks set before a time; the owner is asked when such an identity comes back. */
    public IdentityLedger withoutBlocksBefore(Instant then) {
        return new IdentityLedger(
                salt,
                entries.stream()
                        .filter(e -> e.state() != IdentityState.DISOWNED
                                || !e.lastTouched().isBefore(then))
                        .toList());
    }

    /**
     * Withdraws the trust in an identity that created the account and proved no address, because somebody else proved a
     * contact. The owner is asked about this identity from now on.
     */
    public IdentityLedger doubted() {
        return changed(LedgerEntry::doubted);
    }

    /**
     * Withdraws the trust in the identity that created the account, as {@link #doubted} does, unless it has the given
     * identity's link.
     */
    public IdentityLedger doubtedBut(Identity identity) {
        return changed(e -> isBehind(e, identity) ? e : e.doubted());
    }

    /** Records that a login of this identity proved an address of the account. */
    public IdentityLedger settled(Identity identity) {
        return changed(e -> isBehind(e, identity) ? e.settled() : e);
    }

    /** Whether an identity created the account and has proved no address for it. */
    public boolean owesProof() {
        return entries.stream().anyMatch(LedgerEntry::owesProof);
    }

    /**
     * Whether this identity created the account and must be confirmed because somebody else proved a contact of
     * the account.
     */
    public boolean isDoubted(Identity identity) {
        return entriesOfLink(identity).anyMatch(LedgerEntry::isDoubted) && !knowsLink(identity);
    }

    private IdentityLedger changed(UnaryOperator<LedgerEntry> change) {
        return new IdentityLedger(salt, entries.stream().map(change).toList());
    }

    /** Whether the owner disowned an identity with the same link and confirmed none with it. */
    public boolean blocksLink(Identity identity) {
        return entriesOfLink(identity).anyMatch(e -> e.state() == IdentityState.DISOWNED) && !knowsLink(identity);
    }

    /**
     * Whether the identity's link is removed on cancel or lockout: a login made it, and no identity with this link
     * is known.
     */
    public boolean isRemovable(Identity identity) {
        return find(identity).filter(LedgerEntry::isRemovable).isPresent() && !knowsLink(identity);
    }

    /** Whether a link made by a login awaits confirmation by an owner who has been asked. */
    public boolean awaitsConfirmation() {
        return entries.stream()
                .anyMatch(e -> e.awaitsConfirmation() && entriesOfLink(e.link()).noneMatch(IdentityLedger::isKnown));
    }

    /**
     * Whether the identity's link awaits confirmation and none of its entries has been used or asked about since
     * a time.
     */
    public boolean isAbandoned(Identity identity, Instant since) {
        return entriesOfLink(identity).anyMatch(LedgerEntry::awaitsConfirmation)
                && !knowsLink(identity)
                && entriesOfLink(identity).allMatch(e -> e.lastTouched().isBefore(since));
    }

    /**
     * Whether an identity awaits confirmation and has not been used or asked about since a time, at another provider
     * than these, given by their aliases. Other entries of its link may say otherwise.
     */
    public boolean mayBeAbandoned(Set<String> otherThanAt, Instant since) {
        return entries.stream()
                .filter(LedgerEntry::awaitsConfirmation)
                .anyMatch(e -> !otherThanAt.contains(e.identityProvider())
                        && e.lastTouched().isBefore(since));
    }

    /** The known identities that a later state of this ledger lacks. */
    public List<LedgerEntry> lostIn(IdentityLedger later) {
        List<String> ids = later.entries.stream().map(LedgerEntry::id).toList();
        return entries.stream().filter(e -> isKnown(e) && !ids.contains(e.id())).toList();
    }

    private Stream<LedgerEntry> entriesOfLink(Identity identity) {
        return entriesOfLink(digest(identity.link()));
    }

    private Stream<LedgerEntry> entriesOfLink(String link) {
        return entries.stream().filter(e -> e.link().equals(link));
    }

    private static boolean isKnown(LedgerEntry entry) {
        return entry.state() == IdentityState.KNOWN;
    }

    private IdentityLedger change(Identity identity, UnaryOperator<LedgerEntry> change) {
        Optional<LedgerEntry> found = find(identity);
        return new IdentityLedger(
                salt,
                entries.stream()
                        .map(e -> found.filter(e::equals).isPresent() ? change.apply(e) : e)
                        .toList());
    }
}
