package dev.identitycheck.account;

import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Blocks identities that the owner disowned, and lifts the block. All of it runs under the account's row lock. */
public final class IdentityBlock {

    private IdentityBlock() {}

    /**
     * Blocks an identity and removes its federated link. Other identities with the same link are new again. An account
     * without a ledger has nothing to block: support has reset it.
     *
     * @param entry the identity's entry that stands, or stood, in the account's ledger
     */
    public static void disown(LockedAccount account, LedgerEntry entry, Instant now) {
        block(account, entry, now, (ledger, identity) -> true);
    }

    /**
     * Blocks an identity that nobody has confirmed. Its federated link stays if another identity with that link is
     * known: that one is the owner's.
     *
     * @param entry the identity's entry, which the account's ledger may never have held
     */
    public static void refuse(LockedAccount account, LedgerEntry entry, Instant now) {
        block(account, entry, now, (ledger, identity) -> !ledger.knowsLink(identity));
    }

    private static void block(
            LockedAccount account, LedgerEntry entry, Instant now, BiPredicate<IdentityLedger, Identity> removesLink) {
        account.ledger().ifPresent(before -> {
            IdentityLedger ledger = before.withDisowned(entry, now);
            account.store(ledger);
            account.evict();
            FederatedLinks.of(account.session(), account.realm(), account.user()).stream()
                    .filter(identity -> ledger.isBehind(entry, identity) && removesLink.test(ledger, identity))
                    .forEach(identity -> {
                        FederatedLinks.remove(account.session(), account.realm(), account.user(), identity);
                        LinkGrants.revoke(account, identity);
                    });
        });
    }

    /** Removes a link that was made again to a disowned identity, unless another identity with that link is known. */
    public static void removeDisownedLink(LockedAccount account, Identity identity) {
        if (account.ledger().filter(ledger -> ledger.blocksLink(identity)).isPresent()) {
            FederatedLinks.remove(account.session(), account.realm(), account.user(), identity);
        }
    }

    /**
     * Lifts the block of an identity: it may be linked again, and must be confirmed.
     *
     * @return the block that was lifted; empty if the ledger holds none of this id
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
