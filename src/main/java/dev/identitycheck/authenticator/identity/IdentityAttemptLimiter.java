package dev.identitycheck.authenticator.identity;

import dev.identitycheck.challenge.AttemptLimiter;
import dev.identitycheck.domain.attempt.AttemptReservation;

/**
 * Counts the attempts to enter the code of a new identity; too many wrong codes lock out all new identities.
 *
 * @param check the check of the identity
 */
record IdentityAttemptLimiter(IdentityCheck check) implements AttemptLimiter {

    @Override
    public AttemptReservation reserve() {
        return check.change(account -> {
            if (account.ledger().filter(l -> l.knows(check.identity())).isPresent()) {
                return new AttemptReservation.AlreadyDone();
            }
            return new IdentityLockout(check, account).reserve();
        });
    }

    // Of several codes that are compared at once, the wrong code that took the last attempt locks: a code of an earlier
    // attempt may still be right.
    @Override
    public boolean fail(AttemptReservation.Reserved reserved) {
        return reserved.left() == 0
                && check.change(account -> {
                    IdentityLockout lockout = new IdentityLockout(check, account);
                    if (!lockout.isInForce()) {
                        return false;
                    }
                    lockout.lock();
                    return true;
                });
    }
}
