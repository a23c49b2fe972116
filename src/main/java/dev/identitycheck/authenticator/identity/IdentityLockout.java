package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.AccountAttempts;
import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.attempt.AttemptReservation;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.settings.LockScope;

/** The door to new identities: counts what is tried at it, and shuts it. All of it under the account's lock. */
final class IdentityLockout {

    static final Purpose PURPOSE = Purpose.IDENTITY;

    private final IdentityCheck visit;
    private final LockedAccount account;
    private final AccountAttempts tally;

    IdentityLockout(IdentityCheck visit, LockedAccount account) {
        this.visit = visit;
        this.account = account;
        this.tally = visit.matter().tally(account);
    }

    AttemptReservation reserve() {
        return tally.reserve(this::lock);
    }

    boolean isShut() {
        return tally.isShut();
    }

    boolean isLastAttemptInFlight() {
        return tally.isLastAttemptInFlight();
    }

    /** Shuts the door for good, and takes away the link that a login made: it shall serve nothing else. */
    void lock() {
        if (tally.lock(visit.identity().alias())) {
            if (visit.settings().lockScope() == LockScope.ACCOUNT) {
                account.disable(visit.now());
            }
            visit.notices(account).locked(visit.identity().alias());
            account.evict();
        }
        removeUnconfirmedLink();
    }

    /** Opens the door: the owner has answered. */
    void open() {
        tally.clear();
        account.undoDisabling();
    }

    /** Removes the link if a login made it and nobody confirmed any identity behind it. */
    void removeUnconfirmedLink() {
        boolean removable = account.ledger()
                .filter(ledger -> ledger.isRemovable(visit.identity()))
                .isPresent();
        if (removable) {
            FederatedLinks.remove(account.session(), account.realm(), account.user(), visit.identity());
        }
    }
}
