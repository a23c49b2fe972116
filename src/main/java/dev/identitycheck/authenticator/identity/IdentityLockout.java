package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.AccountAttempts;
import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.attempt.AttemptReservation;
import dev.identitycheck.settings.LockScope;

/** The lockout of an account against new identities. All methods are called under the account's row lock. */
final class IdentityLockout {

    private final IdentityCheck check;
    private final LockedAccount account;
    private final AccountAttempts attempts;

    IdentityLockout(IdentityCheck check, LockedAccount account) {
        this.check = check;
        this.account = account;
        this.attempts = check.definition().attempts(account);
    }

    AttemptReservation reserve() {
        return attempts.reserve(this::lock);
    }

    boolean isInForce() {
        return attempts.isLockedOut();
    }

    boolean isLastAttemptInFlight() {
        return attempts.isLastAttemptInFlight();
    }

    /** Puts the lockout in force, and removes the unconfirmed link of a login, so that no other login can use it. */
    void lock() {
        if (attempts.lock(check.identity().alias())) {
            if (check.settings().lockScope() == LockScope.ACCOUNT) {
                account.disable(check.now());
            }
            check.attempts(account, check.ledger(account)).settled();
            check.notices(account).locked(check.identity().alias());
            account.evict();
        }
        removeUnconfirmedLink();
    }

    /** Gives the attempt back that a right code took: what was refused is the identity. */
    void giveBack() {
        attempts.giveBack();
    }

    /** Lifts the lockout after the owner confirmed the identity. */
    void lift() {
        attempts.clear();
        account.undoDisabling();
    }

    /** Removes the link if a login made it and no identity of the link was confirmed. */
    void removeUnconfirmedLink() {
        boolean removable = account.ledger()
                .filter(ledger -> ledger.isRemovable(check.identity()))
                .isPresent();
        if (removable) {
            FederatedLinks.remove(account.session(), account.realm(), account.user(), check.identity());
        }
    }
}
