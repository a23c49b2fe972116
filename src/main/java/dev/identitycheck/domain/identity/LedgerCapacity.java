package dev.identitycheck.domain.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many entries a ledger holds, and who goes when there are more. Whoever nobody confirmed takes the place of somebody
 * else whom nobody confirmed, never that of a known identity; a disowned entry is a block and stays.
 */
final class LedgerCapacity {

    private LedgerCapacity() {}

    /** Makes room for somebody who waits: of those who wait, one; where nobody does, there is a place besides. */
    static List<LedgerEntry> entering(List<LedgerEntry> entries, LedgerEntry newcomer) {
        List<LedgerEntry> all = new ArrayList<>(entries);
        if (all.size() >= IdentityLedger.LIMIT && !removeOldest(all, e -> e.state() == IdentityState.UNCONFIRMED)) {
            requireSomebodyToGo(all.stream().anyMatch(LedgerCapacity::isKnown));
        }
        all.add(newcomer);
        return all;
    }

    /** Somebody has become known: of the others who are, the one away for longest goes if they are too many. */
    static List<LedgerEntry> settling(List<LedgerEntry> entries, LedgerEntry known) {
        List<LedgerEntry> all = new ArrayList<>(entries);
        long settled =
                all.stream().filter(e -> e.state() != IdentityState.UNCONFIRMED).count();
        if (settled > IdentityLedger.LIMIT) {
            requireSomebodyToGo(removeOldest(all, e -> isKnown(e) && !e.id().equals(known.id())));
        }
        return all;
    }

    /** Somebody is blocked: of the others one goes if they are too many, and where all are blocks, the oldest of those. */
    static List<LedgerEntry> blocking(List<LedgerEntry> others, LedgerEntry block) {
        List<LedgerEntry> all = new ArrayList<>(others);
        if (all.size() >= IdentityLedger.LIMIT
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

    private static void requireSomebodyToGo(boolean goes) {
        if (!goes) {
            throw new LedgerFullException();
        }
    }
}
