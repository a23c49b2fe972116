package dev.identitycheck.challenge;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.link.Links;
import dev.identitycheck.settings.LockScope;

/** The door to new identities: counts what is tried at it, and shuts it. All of it under the account's lock. */
final class Door {

    static final Purpose PURPOSE = Purpose.IDENTITY;

    private final Visit visit;
    private final LockedAccount account;
    private final Tally tally;

    Door(Visit visit, LockedAccount account) {
        this.visit = visit;
        this.account = account;
        this.tally = visit.matter().tally(account);
    }

    Reservation reserve() {
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
            Links.remove(account.session(), account.realm(), account.user(), visit.identity());
        }
    }
}
