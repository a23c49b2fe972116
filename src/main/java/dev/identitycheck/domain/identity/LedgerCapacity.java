package dev.identitycheck.domain.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Limits the number of entries in a ledger and chooses the entry that is removed. An unconfirmed entry replaces another
 * unconfirmed one, never a known one. A disowned entry is a block and is removed only for another block.
 */
final class LedgerCapacity {

    /** The largest number of identities in one ledger. */
    static final int LIMIT = 50;

    private LedgerCapacity() {}

    /**
     * Adds an unconfirmed entry. In a full ledger it replaces the oldest unconfirmed entry; if there is none, the
     * ledger takes one entry more.
     */
    static List<LedgerEntry> addUnconfirmed(List<LedgerEntry> entries, LedgerEntry added) {
        List<LedgerEntry> all = new ArrayList<>(entries);
        if (all.size() >= LIMIT && !removeOldest(all, e -> e.state() == IdentityState.UNCONFIRMED)) {
            requireRemovable(all.stream().anyMatch(LedgerCapacity::isKnown));
        }
        all.add(added);
        return all;
    }

    /**
     * Limits the known and disowned entries after one has become known: if they are too many, the known entry untouched
     * for longest is removed, but not the new one.
     */
    static List<LedgerEntry> limitConfirmed(List<LedgerEntry> entries, LedgerEntry known) {
        List<LedgerEntry> all = new ArrayList<>(entries);
        long confirmed =
                all.stream().filter(e -> e.state() != IdentityState.UNCONFIRMED).count();
        if (confirmed > LIMIT) {
            requireRemovable(removeOldest(all, e -> isKnown(e) && !e.id().equals(known.id())));
        }
        return all;
    }

    /**
     * Adds a block. In a full ledger it replaces the oldest unconfirmed entry, else the oldest known one, else the
     * oldest block.
     */
    static List<LedgerEntry> addBlock(List<LedgerEntry> others, LedgerEntry block) {
        List<LedgerEntry> all = new ArrayList<>(others);
        if (all.size() >= LIMIT
                && !removeOldest(all, e -> e.state() == IdentityState.UNCONFIRMED)
                && !removeOldest(all, LedgerCapacity::isKnown)) {
            removeOldest(all, e -> true);
        }
        all.add(block);
        return all;
    }

    private static boolean isKnown(LedgerEntry entry) {
        return entry.state() == IdentityState.KNOWN;
    }

    private static boolean removeOldest(List<LedgerEntry> all, Predicate<LedgerEntry> among) {
        return all.stream()
                .filter(among)
                .min(Comparator.comparing(LedgerEntry::lastTouched))
                .map(all::remove)
                .orElse(false);
    }

    private static void requireRemovable(boolean removable) {
        if (!removable) {
            throw new LedgerFullException();
        }
    }
}
