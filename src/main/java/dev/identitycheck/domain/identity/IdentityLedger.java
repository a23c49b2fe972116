package dev.identitycheck.domain.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The identities of one account: which of them its owner confirmed, and which wait. Only the ledger says "known".
 *
 * @param salt random, the ledger's own
 * @param entries at most {@link #LIMIT}, and one more that waits where all others are confirmed or disowned
 */
public record IdentityLedger(String salt, List<LedgerEntry> entries) {

    /** How many identities one ledger holds. */
    public static final int LIMIT = 50;

    // Of several entries that match, the one made with the most claims says the most of this identity; of such, a
    // block.
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

    /** The identity as this ledger writes it: the same identity gives another value in each account. */
    public String digest(Identity identity) {
        return IdentityDigest.of(identity, salt);
    }

    /** The identity's entry. Each entry is compared by the claims that it was made with itself. */
    public Optional<LedgerEntry> find(Identity identity) {
        return behind(identity).filter(e -> e.matches(identity, salt)).max(CLOSEST);
    }

    /** Lets go of one entry, so that its identity is a new one. */
    public IdentityLedger without(LedgerEntry entry) {
        return new IdentityLedger(
                salt, entries.stream().filter(e -> !e.equals(entry)).toList());
    }

    /** Whether the owner confirmed this identity, or a policy trusted it. */
    public boolean knows(Identity identity) {
        return find(identity).filter(IdentityLedger::isKnown).isPresent();
    }

    /** Whether the owner confirmed some identity behind this one's link. */
    public boolean knowsLink(Identity identity) {
        return behind(identity).anyMatch(IdentityLedger::isKnown);
    }

    /** Enters an identity that nobody has confirmed yet. One that is there already is only fitted to its claims. */
    public IdentityLedger withUnconfirmed(Identity identity, LinkOrigin origin, String id, Instant now) {
        return find(identity).isPresent()
                ? fitted(identity)
                : new IdentityLedger(
                        salt,
                        LedgerCapacity.entering(entries, LedgerEntry.unconfirmed(id, identity, salt, origin, now)));
    }

    /** Makes an identity known, whether or not it was there before. */
    public IdentityLedger withKnown(
            Identity identity, ConfirmationMethod by, LinkOrigin origin, String id, Instant now) {
        IdentityLedger ledger = withUnconfirmed(identity, origin, id, now).change(identity, e -> e.known(by, now));
        return ledger.find(identity)
                .map(known -> new IdentityLedger(salt, LedgerCapacity.settling(ledger.entries, known)))
                .orElse(ledger);
    }

    /** Has the identity's entry take in the claims that the settings have come to name. */
    public IdentityLedger fitted(Identity identity) {
        return find(identity).filter(e -> !e.isFit(identity)).isEmpty()
                ? this
                : change(identity, e -> e.fitted(identity, salt));
    }

    /** Notes that the owner is being asked. */
    public IdentityLedger withAsked(Identity identity, Instant now) {
        return change(identity, e -> e.asked(now));
    }

    /** Notes that nobody is being asked, as when people without a contact are let in. */
    public IdentityLedger withoutAsking(Identity identity) {
        return change(identity, LedgerEntry::notAsked);
    }

    /** Notes that the identity was used. */
    public IdentityLedger withUsed(Identity identity, Instant now) {
        return change(identity, e -> e.used(now));
    }

    /** Lets go of every identity behind a link, as when it is removed. A disowned one stays: it is a block. */
    public IdentityLedger without(Identity identity) {
        List<LedgerEntry> gone = behind(identity)
                .filter(e -> e.state() != IdentityState.DISOWNED)
                .toList();
        return new IdentityLedger(
                salt, entries.stream().filter(e -> !gone.contains(e)).toList());
    }

    /**
     * Gives the entries of one link to another, as when a provider gives its subjects other names. An entry made with
     * claims can be written anew only for the identity that comes; of the others none stays but a block, which is then as
     * wide as the link.
     *
     * @param to the identity that comes, with what its provider says
     */
    public IdentityLedger moved(Identity from, Identity to) {
        List<LedgerEntry> moving = behind(from).toList();
        return new IdentityLedger(
                salt,
                entries.stream()
                        .flatMap(e -> moving.contains(e) ? e.moved(from, to, salt).stream() : Stream.of(e))
                        .toList());
    }

    /** The entry of this id. */
    public Optional<LedgerEntry> entry(String id) {
        return entries.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /** Whether an entry speaks of somebody behind this identity's link. */
    public boolean isBehind(LedgerEntry entry, Identity identity) {
        return entry.link().equals(digest(identity.link()));
    }

    /**
     * Blocks an identity. It is one of this ledger's, or was: somebody may have removed the link, or entered the identity
     * anew, before its owner came to disown it.
     */
    public IdentityLedger withDisowned(LedgerEntry entry, Instant now) {
        Optional<LedgerEntry> present =
                entries.stream().filter(e -> e.digest().equals(entry.digest())).max(CLOSEST);
        List<LedgerEntry> others =
                entries.stream().filter(e -> !e.digest().equals(entry.digest())).toList();
        return new IdentityLedger(
                salt, LedgerCapacity.blocking(others, present.orElse(entry).disowned(now)));
    }

    /** Lifts the block of this id: the identity is as if nobody had ever seen it. */
    public IdentityLedger withAllowed(String id) {
        return new IdentityLedger(
                salt,
                entries.stream()
                        .filter(e -> !e.id().equals(id) || e.state() != IdentityState.DISOWNED)
                        .toList());
    }

    /** Without blocks that were laid before then. Whoever comes back after so long is asked. */
    public IdentityLedger withoutBlocksBefore(Instant then) {
        return new IdentityLedger(
                salt,
                entries.stream()
                        .filter(e -> e.state() != IdentityState.DISOWNED
                                || !e.lastTouched().isBefore(then))
                        .toList());
    }

    /** Somebody else proved a contact: whoever made the account and proved nothing is asked from now on. */
    public IdentityLedger doubted() {
        return changed(LedgerEntry::doubted);
    }

    /** The same of all but those behind this identity's link. */
    public IdentityLedger doubtedBut(Identity identity) {
        return changed(e -> isBehind(e, identity) ? e : e.doubted());
    }

    /** A login of this identity proved an address of the account. */
    public IdentityLedger settled(Identity identity) {
        return changed(e -> isBehind(e, identity) ? e.settled() : e);
    }

    /** Whether an identity made the account and has proved no address for it. */
    public boolean owesProof() {
        return entries.stream().anyMatch(LedgerEntry::owesProof);
    }

    /** Whether this identity is asked because somebody else proved a contact of the account that it made. */
    public boolean doubts(Identity identity) {
        return behind(identity).anyMatch(LedgerEntry::isDoubted) && !knowsLink(identity);
    }

    private IdentityLedger changed(UnaryOperator<LedgerEntry> change) {
        return new IdentityLedger(salt, entries.stream().map(change).toList());
    }

    /** Whether the owner has disowned somebody behind this identity's link, and confirmed nobody there. */
    public boolean blocksLink(Identity identity) {
        return behind(identity).anyMatch(e -> e.state() == IdentityState.DISOWNED) && !knowsLink(identity);
    }

    /** Whether the identity's link goes when somebody gives up: a login made it, and nobody confirmed anyone behind it. */
    public boolean isRemovable(Identity identity) {
        return find(identity).filter(LedgerEntry::isRemovable).isPresent() && !knowsLink(identity);
    }

    /** Whether some link that a login made waits for the answer of an owner who has been asked. */
    public boolean awaitsConfirmation() {
        return entries.stream()
                .anyMatch(e -> e.awaitsConfirmation() && behind(e.link()).noneMatch(IdentityLedger::isKnown));
    }

    /** Whether such a link has been waiting for nobody since then. */
    public boolean isAbandoned(Identity identity, Instant since) {
        return behind(identity).anyMatch(LedgerEntry::awaitsConfirmation)
                && !knowsLink(identity)
                && behind(identity).allMatch(e -> e.lastTouched().isBefore(since));
    }

    /** Which known identities a later state of this ledger has lost. */
    public List<LedgerEntry> lostIn(IdentityLedger later) {
        List<String> ids = later.entries.stream().map(LedgerEntry::id).toList();
        return entries.stream().filter(e -> isKnown(e) && !ids.contains(e.id())).toList();
    }

    private Stream<LedgerEntry> behind(Identity identity) {
        return behind(digest(identity.link()));
    }

    private Stream<LedgerEntry> behind(String link) {
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
