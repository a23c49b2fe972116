package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountAttempts;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.attempt.AttemptReservation;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import java.util.function.Consumer;

/**
 * The count of one purpose, and what follows where it is full.
 *
 * @param matter what is asked
 * @param events where it is written down
 * @param onLock what is done once when the count locks, under the account's lock
 * @param shut shows that it is locked
 * @param back shows how it stands
 */
record PurposeAttemptLimiter(
        ChallengeDefinition matter, CheckEvents events, Consumer<LockedAccount> onLock, Runnable shut, Runnable back)
        implements AttemptLimiter {

    @Override
    public AttemptReservation reserve() {
        return matter.change(account -> matter.tally(account).reserve(() -> lock(account)));
    }

    @Override
    public boolean fail(AttemptReservation.Reserved reserved) {
        return reserved.left() == 0
                && matter.change(account -> {
                    boolean isShut = matter.tally(account).isShut();
                    if (isShut) {
                        lock(account);
                    }
                    return isShut;
                });
    }

    /** Whether the count is full: it is locked then, unless the last attempt may be given back yet. */
    boolean isShut(LockedAccount account) {
        AccountAttempts tally = matter.tally(account);
        if (!tally.isShut()) {
            return false;
        }
        if (!tally.isLastAttemptInFlight()) {
            lock(account);
        }
        return true;
    }

    private void lock(LockedAccount account) {
        if (matter.tally(account).lock("")) {
            onLock.accept(account);
            account.evict();
        }
    }

    @Override
    public void locked() {
        events.write(CheckOutcome.LOCKED);
        shut.run();
    }

    @Override
    public void comeBack() {
        back.run();
    }
}
