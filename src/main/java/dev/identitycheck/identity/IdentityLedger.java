package dev.identitycheck.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The identities of one account: which of them its owner confirmed, and which wait. Only the ledger says "known".
 *
 * @param salt random, the ledger's own
 * @param entries at most {@link #LIMIT}
 */
public record IdentityLedger(String salt, List<LedgerEntry> entries) {

    /** How many identities one ledger holds. */
    public static final int LIMIT = 50;

    // Whom to let go first: somebody nobody confirmed, then whoever was away for longest. A disowned entry is a block
    // and stays.
    private static final Comparator<LedgerEntry> LEAST_NEEDED = Comparator.<LedgerEntry, Boolean>comparing(
                    e -> e.state() == EntryState.KNOWN)
            .thenComparing(LedgerEntry::lastTouched);

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

    /** The identity's entry. */
    public Optional<LedgerEntry> find(Identity identity) {
        String digest = digest(identity);
        return entries.stream().filter(e -> e.digest().equals(digest)).findFirst();
    }

    /** Whether the owner confirmed this identity, or a policy trusted it. */
    public boolean knows(Identity identity) {
        return find(identity).filter(e -> e.state() == EntryState.KNOWN).isPresent();
    }

    /** Enters an identity that nobody has confirmed yet. One that is there already stays as it is. */
    public IdentityLedger withUnconfirmed(Identity identity, LinkOrigin origin, String id, Instant now) {
        return find(identity).isPresent()
                ? this
                : plus(LedgerEntry.unconfirmed(id, identity, digest(identity), origin, now));
    }

    /** Makes an identity known, whether or not it was there before. */
    public IdentityLedger withKnown(Identity identity, ConfirmedBy by, LinkOrigin origin, String id, Instant now) {
        return withUnconfirmed(identity, origin, id, now).change(identity, e -> e.known(by, now));
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

    /** Lets go of an identity, as when its link is removed. A disowned one stays: it is a block. */
    public IdentityLedger without(Identity identity) {
        String digest = digest(identity);
        return new IdentityLedger(
                salt,
                entries.stream()
                        .filter(e -> !e.digest().equals(digest) || e.state() == EntryState.DISOWNED)
                        .toList());
    }

    /** Whether some link that a login made waits for the answer of an owner who has been asked. */
    public boolean awaitsConfirmation() {
        return entries.stream().anyMatch(LedgerEntry::awaitsConfirmation);
    }

    private IdentityLedger change(Identity identity, UnaryOperator<LedgerEntry> change) {
        String digest = digest(identity);
        return new IdentityLedger(
                salt,
                entries.stream()
                        .map(e -> e.digest().equals(digest) ? change.apply(e) : e)
                        .toList());
    }

    private IdentityLedger plus(LedgerEntry entry) {
        List<LedgerEntry> all = new ArrayList<>(entries);
        if (all.size() >= LIMIT) {
            all.stream()
                    .filter(e -> e.state() != EntryState.DISOWNED)
                    .min(LEAST_NEEDED)
                    .ifPresent(all::remove);
        }
        if (all.size() >= LIMIT) {
            throw new LedgerFullException();
        }
        all.add(entry);
        return new IdentityLedger(salt, all);
    }
}
