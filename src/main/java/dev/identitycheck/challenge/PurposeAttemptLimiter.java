package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountAttempts;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.attempt.AttemptReservation;
import java.util.function.Consumer;

/**
 * Counts the attempts of one purpose, and locks the purpose when no attempt is left.
 *
 * @param definition the context and the policy of the challenge
 * @param onLock called once when the purpose is locked, under the account's row lock
 */
record PurposeAttemptLimiter(ChallengeDefinition definition, Consumer<LockedAccount> onLock) implements AttemptLimiter {

    @Override
    public AttemptReservation reserve() {
        return definition.change(account -> definition.attempts(account).reserve(() -> lock(account)));
    }

    @Override
    public boolean fail(AttemptReservation.Reserved reserved) {
        return reserved.left() == 0
                && definition.change(account -> {
                    boolean isFull = definition.attempts(account).isLockedOut();
                    if (isFull) {
                        lock(account);
                    }
                    return isFull;
                });
    }

    /** Whether no attempt is left; locks the purpose in that case, unless the last attempt may still be refunded. */
    boolean isLockedOut(LockedAccount account) {
        AccountAttempts attempts = definition.attempts(account);
        if (!attempts.isLockedOut()) {
            return false;
        }
        if (!attempts.isLastAttemptInFlight()) {
            lock(account);
        }
        return true;
    }

    private void lock(LockedAccount account) {
        if (definition.attempts(account).lock("")) {
            onLock.accept(account);
            account.evict();
        }
    }
}
