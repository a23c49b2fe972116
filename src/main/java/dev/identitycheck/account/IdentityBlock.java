package dev.identitycheck.account;

import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.time.Instant;
import java.util.Optional;

/** What an owner says of an identity that was not theirs, and how that is taken back. All of it under the account's lock. */
public final class IdentityBlock {

    private IdentityBlock() {}

    /**
     * Blocks an identity and takes its link away. Whoever else is behind that link is new again. An account without a
     * ledger has nothing to block: support has made it as new.
     *
     * @param entry the identity as it stands in the account's ledger, or stood there
     */
    public static void disown(LockedAccount account, LedgerEntry entry, Instant now) {
        account.ledger().ifPresent(before -> {
            IdentityLedger ledger = before.withDisowned(entry, now);
            account.store(ledger);
            account.evict();
            FederatedLinks.of(account.session(), account.realm(), account.user()).stream()
                    .filter(identity -> ledger.isBehind(entry, identity))
                    .forEach(identity -> {
                        FederatedLinks.remove(account.session(), account.realm(), account.user(), identity);
                        LinkGrants.takeAway(account, identity);
                    });
        });
    }

    /** Takes away the link that a disowned identity was given again, unless somebody else behind it is known. */
    public static void keepOut(LockedAccount account, Identity identity) {
        if (account.ledger().filter(ledger -> ledger.blocksLink(identity)).isPresent()) {
            FederatedLinks.remove(account.session(), account.realm(), account.user(), identity);
        }
    }

    /**
     * Lifts the block of an identity: it may be linked again, and its owner is asked.
     *
     * @return the block; nothing if the ledger holds none of this id
     */
    public static Optional<LedgerEntry> allow(LockedAccount account, String entryId) {
        Optional<IdentityLedger> before = account.ledger();
        Optional<IdentityLedger> after = before.map(ledger -> ledger.withAllowed(entryId));
        if (after.equals(before)) {
            return Optional.empty();
        }
        after.ifPresent(account::store);
        account.evict();
        return before.flatMap(ledger -> ledger.entry(entryId));
    }
}
